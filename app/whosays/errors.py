"""The two kinds of failure: the world's, told in a finished sentence, and our own bugs."""


class KnownError(Exception):
    """Something outside the program failed, and a person can do something about it.

    ``str(error)`` is a finished, translated sentence that says what is wrong and what to do.
    Only ``desktop`` and ``commands`` show it.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BugError(Exception):
    """The program contradicts itself; no sentence could help the person, a report can."""
