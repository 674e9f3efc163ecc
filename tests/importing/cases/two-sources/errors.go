package message

// EAuthFailed indicates that the user gave wrong credentials.
const EAuthFailed = "AUTH_FAILED"

// EAuthDown indicates that the backend did not answer
const EAuthDown = "AUTH_DOWN"

// MAuthOK means a user was let in.
const MAuthOK = "AUTH_OK"
