"""Every rule of the program with its reason and an example, made from the code."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.suggestions.english.figures_rules import EXAMPLES as FIGURES
from whosays.suggestions.english.source_rules import EXAMPLES as SOURCES
from whosays.suggestions.suggesting import suggest
from whosays.suggestions.suggestion import Suggestion

_BAR = "|"
_WIDTH = 78


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence on which a rule fires."""

    rule: str
    text: str
    span: Span
    """What the rule should propose."""

    def fired(self) -> Suggestion | None:
        """Return what the program proposes there by this rule, None where it does not."""
        everything = suggest(self.text, "en", at_least=0).suggestions
        for each in everything:
            if each.rule == self.rule and each.span == self.span:
                return each
        return None


def examples() -> Iterator[Example]:
    """Give every rule with its example, those of sources first."""
    for rule, marked in [*sorted(SOURCES.items()), *sorted(FIGURES.items())]:
        before, core, after = marked.split(_BAR)
        yield Example(rule, before + core + after, Span(len(before), len(before + core)))


def rules_table() -> str:
    """Return a paragraph for each rule: its category, its confidence, its reason, its example."""
    lines = []
    for example in examples():
        fired = example.fired()
        marked = _marked(example)
        if fired is None:
            lines += [f"{example.rule}  (does not fire on its example)", f"    {marked}", ""]
            continue
        lines.append(f"{example.rule}  {fired.category}  {fired.confidence:.2f}")
        lines += textwrap.wrap(
            fired.reason, _WIDTH, initial_indent="    ", subsequent_indent="    "
        )
        lines += [f"    {marked}", ""]
    return "\n".join(lines).rstrip()


def _marked(example: Example) -> str:
    text, span = example.text, example.span
    return f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
