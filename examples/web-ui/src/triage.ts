/** Turns a code into the place to look at first: a switch that has to know every code there is. */

import type { Code } from "@containerssh/message-codes";

/** Where the cause of an event is most likely found. */
export type Place = keyof typeof PLACES;

const PLACES = {
  nowhere: "nowhere, this is ordinary progress",
  configuration: "the configuration of ContainerSSH",
  authentication: "the authentication server",
  docker: "the Docker engine",
  kubernetes: "the Kubernetes cluster",
  image: "the container image and its guest agent",
  client: "the user's SSH client and credentials",
} as const;

/**
 * Says where to look first when a code is logged.
 *
 * There is no default that would swallow a code which a new version of the package brings: the
 * compiler refuses it at `missing`, and names it.
 */
export function placeOf(code: Code): Place {
  switch (code) {
    case "CORE_CONFIG_FILE":
    case "CORE_HEALTH_CHECK_SUCCESSFUL":
    case "AUTH":
    case "AUTH_SUCCESSFUL":
    case "METRICS_AVAILABLE":
    case "DOCKER_CONTAINER_ATTACH":
    case "DOCKER_CONTAINER_CREATE":
    case "DOCKER_CONTAINER_START":
    case "DOCKER_CONTAINER_STOP":
    case "DOCKER_CONTAINER_REMOVE":
    case "DOCKER_CONTAINER_REMOVE_SUCCESSFUL":
    case "DOCKER_CONTAINER_SIGNAL":
    case "DOCKER_CONTAINER_SHUTTING_DOWN":
    case "DOCKER_EXEC":
    case "DOCKER_EXEC_ATTACH":
    case "DOCKER_EXEC_CREATE":
    case "DOCKER_EXEC_RESIZE":
    case "DOCKER_EXEC_SIGNAL":
    case "DOCKER_EXEC_SIGNAL_SUCCESSFUL":
    case "DOCKER_EXIT_CODE":
    case "DOCKER_IMAGE_LISTING":
    case "DOCKER_IMAGE_PULL":
    case "DOCKER_IMAGE_PULL_NEEDED_CHECKING":
    case "KUBERNETES_POD_ATTACH":
    case "KUBERNETES_POD_CREATE":
    case "KUBERNETES_POD_REMOVE":
    case "KUBERNETES_POD_REMOVE_SUCCESSFUL":
    case "KUBERNETES_POD_SIGNAL":
    case "KUBERNETES_POD_SHUTTING_DOWN":
    case "KUBERNETES_EXEC":
    case "KUBERNETES_EXEC_ATTACH":
    case "KUBERNETES_EXEC_CREATE":
    case "KUBERNETES_EXEC_RESIZE":
    case "KUBERNETES_EXEC_SIGNAL":
    case "KUBERNETES_EXEC_SIGNAL_SUCCESSFUL":
    case "KUBERNETES_EXIT_CODE":
      return "nowhere";
    case "CORE_CONFIG_ERROR":
    case "CORE_NO_HOST_KEYS":
    case "CORE_HOST_KEY_GENERATION_FAILED":
    case "CORE_CONFIG_CANNOT_WRITE_FILE":
    case "CORE_HEALTH_CHECK_FAILED":
    case "BACKEND_CONFIG_ERROR":
    case "DOCKER_CONFIG_ERROR":
    case "DOCKER_EXEC_SIGNAL_FAILED_NO_AGENT":
    case "DOCKER_GUEST_AGENT_DISABLED":
    case "DOCKER_SIGNAL_FAILED_NO_PID":
    case "DOCKER_SUBSYSTEM_NOT_SUPPORTED":
    case "KUBERNETES_CONFIG_ERROR":
    case "KUBERNETES_EXEC_SIGNAL_FAILED_NO_AGENT":
    case "KUBERNETES_GUEST_AGENT_DISABLED":
    case "KUBERNETES_SIGNAL_FAILED_NO_PID":
    case "KUBERNETES_SUBSYSTEM_NOT_SUPPORTED":
      return "configuration";
    case "AUTH_BACKEND_ERROR":
    case "AUTH_INVALID_STATUS":
      return "authentication";
    case "DOCKER_CLOSE_OUTPUT_FAILED":
    case "DOCKER_CLOSE_INPUT_FAILED":
    case "DOCKER_CONTAINER_ATTACH_FAILED":
    case "DOCKER_CONTAINER_CREATE_FAILED":
    case "DOCKER_CONTAINER_START_FAILED":
    case "DOCKER_CONTAINER_STOP_FAILED":
    case "DOCKER_CONTAINER_REMOVE_FAILED":
    case "DOCKER_CONTAINER_SIGNAL_FAILED":
    case "DOCKER_EXEC_ATTACH_FAILED":
    case "DOCKER_EXEC_CREATE_FAILED":
    case "DOCKER_EXEC_RESIZE_FAILED":
    case "DOCKER_EXEC_SIGNAL_FAILED":
    case "DOCKER_EXIT_CODE_CONTAINER_RESTARTING":
    case "DOCKER_EXIT_CODE_FAILED":
    case "DOCKER_EXIT_CODE_NEGATIVE":
    case "DOCKER_EXIT_CODE_STILL_RUNNING":
    case "DOCKER_IMAGE_LISTING_FAILED":
    case "DOCKER_IMAGE_PULL_FAILED":
    case "DOCKER_STREAM_INPUT_FAILED":
    case "DOCKER_STREAM_OUTPUT_FAILED":
      return "docker";
    case "KUBERNETES_CLOSE_OUTPUT_FAILED":
    case "KUBERNETES_CLOSE_INPUT_FAILED":
    case "KUBERNETES_POD_ATTACH_FAILED":
    case "KUBERNETES_POD_CREATE_FAILED":
    case "KUBERNETES_POD_REMOVE_FAILED":
    case "KUBERNETES_POD_SIGNAL_FAILED":
    case "KUBERNETES_EXEC_ATTACH_FAILED":
    case "KUBERNETES_EXEC_CREATE_FAILED":
    case "KUBERNETES_EXEC_RESIZE_FAILED":
    case "KUBERNETES_EXEC_SIGNAL_FAILED":
    case "KUBERNETES_EXIT_CODE_POD_RESTARTING":
    case "KUBERNETES_EXIT_CODE_FAILED":
    case "KUBERNETES_EXIT_CODE_NEGATIVE":
    case "KUBERNETES_EXIT_CODE_STILL_RUNNING":
    case "KUBERNETES_STREAM_INPUT_FAILED":
    case "KUBERNETES_STREAM_OUTPUT_FAILED":
      return "kubernetes";
    case "DOCKER_AGENT_READ_FAILED":
    case "DOCKER_EXEC_PID_READ_FAILED":
    case "KUBERNETES_AGENT_READ_FAILED":
    case "KUBERNETES_EXEC_PID_READ_FAILED":
      return "image";
    case "AUTH_FAILED":
    case "DOCKER_PROGRAM_ALREADY_RUNNING":
    case "KUBERNETES_PROGRAM_ALREADY_RUNNING":
      return "client";
    default: {
      const missing: never = code;
      return missing;
    }
  }
}

/** Says a place in words. */
export function placeText(place: Place): string {
  return PLACES[place];
}
