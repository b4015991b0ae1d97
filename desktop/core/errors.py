"""The errors a user is meant to read: str(error) is one sentence with what failed, why, and what to do."""


class AppError(Exception):
    """Something the user can act on. Anything that is not an AppError is a bug."""


class FileError(AppError):
    """About one picture file. sha256: hex digest of its bytes, so that a report can name them; empty where it could
    not be read. Survives pickling: files are read in other processes."""

    def __init__(self, sentence: str, sha256: str = "") -> None:
        super().__init__(sentence)
        self.sha256 = sha256


class UnreadableFile(FileError):
    """The file cannot be shown as a radiograph: damaged, unsupported, missing, or not a picture at all."""


class NoPicture(FileError):
    """The file is healthy but holds no picture (a report, a key-object note): it is refused, not failed."""


class ModelError(AppError):
    """The model file cannot be used: no card, an invalid card, a broken contract, or a failed self-test."""


class RunFailed(ModelError):
    """The network could not be run this time: for want of memory or time, say. It may work at the next."""


class SelfTestFailed(ModelError):
    """A model does not give its golden pictures' scores. apart: the largest difference."""

    def __init__(self, sentence: str, apart: float) -> None:
        super().__init__(sentence)
        self.apart = apart


class OutputError(AppError):
    """A report, an overlay or another output cannot be written."""
