package main

import (
	"context"
	"errors"
	"log/slog"

	"go.containerssh.io/message"
)

// leastLevels lists the codes that are more severe here than the catalogue says. ContainerSSH
// is the client: for it a refusal is routine, and the fault of a server is one to try again.
// Here both are what the operator has to see.
var leastLevels = map[message.Code]message.Level{
	message.EAuthFailed:       message.LevelNotice,
	message.EAuthBackendError: message.LevelError,
}

// levelOf returns the level at which the code is logged: that of the catalogue, or a more
// severe one of leastLevels. Of an unknown code nobody says that it is harmless.
func levelOf(code message.Code) slog.Level {
	details, known := message.Lookup(code)
	if !known {
		return slog.LevelWarn
	}
	level := details.Level.Level()
	if least, ok := leastLevels[code]; ok {
		level = max(level, least.Level())
	}
	return level
}

// codeOf returns the outermost code that err wraps. An error without one is a fault of ours.
func codeOf(err error) message.Code {
	var code message.Code
	if errors.As(err, &code) {
		return code
	}
	return message.EAuthBackendError
}

// logCode logs the text with the code, at the code's level.
func logCode(ctx context.Context, logger *slog.Logger, code message.Code, text string) {
	logger.Log(ctx, levelOf(code), text, "code", code)
}

// logError logs the text with the error and with its code, at the code's level.
func logError(ctx context.Context, logger *slog.Logger, text string, err error) {
	logCode(ctx, logger.With("error", err), codeOf(err), text)
}
