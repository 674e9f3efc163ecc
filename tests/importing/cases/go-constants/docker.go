// Package message holds what the program logs.
package message

// EDockerPullFailed indicates that the image could not be pulled. The registry may be down,
// e.g. for maintenance, or the name of the image is wrong.
const EDockerPullFailed = "DOCKER_PULL_FAILED"

const (
	// MDockerPull means the image is being pulled.
	//nolint:gosec
	MDockerPull string = "DOCKER_PULL"

	EDockerGone = `DOCKER_GONE` // The container has gone away.

	// EDockerVanished is an older name.
	//
	// Deprecated: use EDockerGone.
	EDockerVanished = "DOCKER_GONE"
	EDockerLost     = EDockerGone // What it was called in between.

	// EDockerOld indicates that the engine is too old for this program.
	//
	// Deprecated: since 1.4. No engine of that age is left. Use EDockerPullFailed instead.
	EDockerOld, EDockerAncient = "DOCKER_OLD", "DOCKER_ANCIENT"

	// A heading that belongs to nothing.

	DockerExec = "DOCKER_EXEC"
)

//go:generate stringer -type=Level

const prefix = "docker"

const (
	Prefixed = prefix + "_FAILED"
	First    = iota
	Second
)

var NotAConstant = "DOCKER_VARIABLE"
