"""What stops a command: the one exception that is shown as a line instead of a traceback."""


class CodegenError(Exception):
    """The job could not be done, for a reason outside the catalogue's text.

    Attributes:
        message: what is wrong, for the person who ran the command.
        hint: what to do about it, or an empty string.
        rule: the rule of the tool's catalogue that says more, or an empty string.
    """

    def __init__(self, message: str, hint: str = "", *, rule: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.rule = rule
