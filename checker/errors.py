"""Errors that a caller can mend, with the sentence that the user sees.

Messages are Swedish because they are shown as they are; they never hold any text of a draft.
"""


class CheckerError(Exception):
    """Base of the errors raised on purpose; ``str(error)`` is a Swedish sentence for the user."""


class UnreadableError(CheckerError):
    """A draft or a file can't be read: missing, empty, too large, damaged, or of no supported kind."""


class UnsupportedError(UnreadableError):
    """A file of a kind that this installation does not examine."""


class TooLargeError(UnreadableError):
    """A draft or a file over the limits of ``checker.draft`` or ``checker.image``."""


class OverdueError(CheckerError):
    """A stage of the check did not end in its time; what it should have examined is unchecked."""

    def __init__(self) -> None:
        super().__init__("Den här delen hann inte granskas i tid. Försök igen om en stund.")


class RuleError(CheckerError):
    """A rule file is wrong; the message names the file, the field and what to mend."""


class PolicyError(CheckerError):
    """The hospital's policy file is wrong; the message names the field and what to mend."""


class ModelError(CheckerError):
    """The trained model is missing or damaged."""


class CleaningError(CheckerError):
    """The cleaned copy of a picture did not pass its own check and is not handed out."""


class ChoiceError(CheckerError):
    """What is to be filled or kept in a copy is written wrongly, or is not there."""


class KeyringError(CheckerError):
    """The key folder is missing, damaged, or open to other users of the machine."""


class LogError(CheckerError):
    """The log can't be opened, read or written; whatever should have been logged did not happen."""


class ResultsError(CheckerError):
    """The results of an audit can't be opened, read or written."""


class AcknowledgementError(CheckerError):
    """A finding can't be accepted like this: no reason, no such finding, or the wrong person."""
