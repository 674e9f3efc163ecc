package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"go.containerssh.io/message"
)

const maxBody = 16 << 10

// decoy is compared with where there is no such user, so that the time that an answer takes
// does not tell who has an account.
var decoy = passwordHash{
	rounds: hashRounds,
	salt:   make([]byte, saltSize),
	key:    make([]byte, keySize),
}

var (
	errBody   = fmt.Errorf("%w: the body is not one JSON object", message.EAuthInvalidStatus)
	errFields = fmt.Errorf("%w: no user name or no password", message.EAuthInvalidStatus)
)

// authenticator decides on logins.
type authenticator struct {
	users userStore
}

// check returns nil where the password is the user's, message.EAuthFailed where it is not, and
// any other error where that could not be decided.
func (a authenticator) check(name string, password secret) error {
	hash, err := a.users.find(name)
	refused := errors.Is(err, message.EAuthFailed)
	if err != nil && !refused {
		return fmt.Errorf("looking up the user: %w", err)
	}
	if refused {
		hash = decoy
	}
	same, failed := hash.matches(password)
	switch {
	case failed != nil:
		return fmt.Errorf("%w: hashing the password: %w", message.EAuthBackendError, failed)
	case err != nil:
		return fmt.Errorf("checking the password: %w", err)
	case !same:
		return fmt.Errorf("%w: wrong password", message.EAuthFailed)
	}
	return nil
}

// passwordRequest is what ContainerSSH asks. Fields that this service has no use for are
// ignored, as a newer ContainerSSH may send more of them.
type passwordRequest struct {
	Username      string `json:"username"`
	Password      secret `json:"passwordBase64"`
	RemoteAddress string `json:"remoteAddress"`
	ConnectionID  string `json:"connectionId"`
}

// passwordAnswer is the answer to a request that was decided.
type passwordAnswer struct {
	Success bool `json:"success"`
}

// failure is the answer to any other request.
type failure struct {
	Error string       `json:"error"`
	Code  message.Code `json:"code,omitempty"`
}

// password answers POST /password.
func (s service) password(w http.ResponseWriter, r *http.Request) {
	request, err := readPasswordRequest(w, r)
	logger := s.logger.With("username", request.Username,
		"remoteAddress", request.RemoteAddress, "connectionId", request.ConnectionID)
	if err == nil {
		logCode(r.Context(), logger, message.MAuth, "a login is asked for")
		err = s.logins.check(request.Username, request.Password)
	}
	status := statusOf(err)
	switch {
	case err == nil:
		logCode(r.Context(), logger, message.MAuthSuccessful, "the login is allowed")
		writeJSON(w, status, passwordAnswer{Success: true})
	case status == http.StatusOK:
		logError(r.Context(), logger, "the login is refused", err)
		writeJSON(w, status, passwordAnswer{Success: false})
	default:
		logError(r.Context(), logger, "the login cannot be decided", err)
		writeJSON(w, status, failure{http.StatusText(status), codeOf(err)})
	}
}

// statusOf returns the status of the answer. A refusal is an answer like any other: ContainerSSH
// takes every status but 200 for a fault of this service and asks again.
func statusOf(err error) int {
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil, errors.Is(err, message.EAuthFailed):
		return http.StatusOK
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, message.EAuthInvalidStatus):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// readPasswordRequest reads the body. Its error is message.EAuthInvalidStatus, the code that
// ContainerSSH logs of the answer. It does not repeat what the decoder says, as that may quote
// the body.
func readPasswordRequest(w http.ResponseWriter, r *http.Request) (passwordRequest, error) {
	var request passwordRequest
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	err := decoder.Decode(&request)
	if err == nil {
		_, err = decoder.Token()
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return passwordRequest{}, fmt.Errorf("%w: %w", message.EAuthInvalidStatus, tooLarge)
	case !errors.Is(err, io.EOF):
		return passwordRequest{}, errBody
	case request.Username == "" || request.Password == nil:
		return request, errFields
	}
	return request, nil
}
