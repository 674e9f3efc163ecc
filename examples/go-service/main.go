// Command auth-webhook is an authentication server for ContainerSSH whose log records carry
// the message codes of go.containerssh.io/message.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"go.containerssh.io/message"
)

// The exit codes.
const (
	exitOK = iota
	exitFailed
	exitUsage
)

// options is what the command line says.
type options struct {
	listen string
	users  string
	level  slog.Level
	hash   string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does what the arguments ask for and returns the exit code. The log goes to stderr.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	opts, err := parseOptions(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	if err != nil {
		return exitUsage
	}
	if opts.hash != "" {
		if err := printUser(opts.hash, stdin, stdout); err != nil {
			fmt.Fprintln(stderr, "auth-webhook:", err)
			return exitFailed
		}
		return exitOK
	}
	handler := slog.NewJSONHandler(stderr, &slog.HandlerOptions{Level: opts.level})
	logger := slog.New(handler)
	if err := start(ctx, opts, logger); err != nil {
		logError(ctx, logger, "the service has stopped", err)
		return exitFailed
	}
	return exitOK
}

// parseOptions reads the arguments, and tells what is wrong with them on stderr.
func parseOptions(args []string, stderr io.Writer) (options, error) {
	var opts options
	flags := flag.NewFlagSet("auth-webhook", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&opts.listen, "listen", "127.0.0.1:8080", "`address` to serve on")
	flags.StringVar(&opts.users, "users", "", "`file` of users")
	flags.TextVar(&opts.level, "level", slog.LevelInfo, "least `level` to log")
	flags.StringVar(&opts.hash, "hash", "",
		"print the line of the user `name` for the file; the password is the first line of stdin")
	if err := flags.Parse(args); err != nil {
		return opts, err
	}
	if flags.NArg() == 0 && (opts.hash != "" || opts.users != "") {
		return opts, nil
	}
	fmt.Fprintln(stderr, "auth-webhook: give -users or -hash, and no arguments")
	flags.Usage()
	return opts, errors.New("wrong usage")
}

// start checks the file of users, and serves until ctx ends.
func start(ctx context.Context, opts options, logger *slog.Logger) error {
	users := userFile(opts.users)
	if _, err := users.load(); err != nil {
		return fmt.Errorf("%w: %w", message.ECoreConfig, err)
	}
	listener, err := net.Listen("tcp", opts.listen)
	if err != nil {
		return fmt.Errorf("%w: %w", message.ECoreConfig, err)
	}
	logger.Info("serving", "address", listener.Addr().String())
	service := service{logins: authenticator{users}, logger: logger}
	if err := serve(ctx, newServer(service.handler(), logger), listener); err != nil {
		return err
	}
	logger.Info("stopped")
	return nil
}
