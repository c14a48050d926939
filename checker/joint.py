"""Draft text and the words in its pictures as one text, so that a sign in a photo and a day in the text meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.finding import Finding
from checker.image.text import PictureText

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a picture and the name of its file."""

    part: str
    read: PictureText


@dataclass(frozen=True)
class JointText:
    """The draft's text followed by the words of its pictures."""

    text: str
    words: Sequence[Words] = ()

    @property
    def whole(self) -> str:
        """All of it, in the order of the parts."""
        return GAP.join([self.text, *(words.read.text for words in self.words)])

    def own(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that stand in the draft's text."""
        return [finding for finding in findings if finding.span[1] <= len(self.text)]

    def placed(self, finding: Finding) -> Finding:
        """A finding of the whole in its own part: a span of the draft's text, or a box in a picture.

        One that reaches over the border of two parts is cut at the border.
        """
        start, end = finding.span
        if start < len(self.text) or not self.words:
            end = min(end, len(self.text)) if self.words else end
            return replace(finding, end=end, quote=finding.quote[: end - start])
        at = len(self.text) + len(GAP)
        for words in self.words[:-1]:
            if start < at + len(words.read.text):
                break
            at += len(words.read.text) + len(GAP)
        else:
            words = self.words[-1]
        quote = finding.quote[: max(0, at + len(words.read.text) - start)]
        read = words.read
        return replace(
            finding,
            part=words.part,
            layer=read.layer,
            box=read.box,
            time_s=read.time_s,
            start=None,
            end=None,
            quote=quote,
        )
