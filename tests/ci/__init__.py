"""The doors through which CI comes in: hooks, an action, a component and an image."""
