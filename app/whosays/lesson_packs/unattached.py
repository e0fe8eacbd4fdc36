"""Reads the key of a lesson whose article is not in the pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.lesson_packs.drafts import IN_ENTRIES, check_keys, entry_claim, nth_of
from whosays.lesson_packs.findings import Findings, suggestion
from whosays.lesson_packs.key import KeyEntry
from whosays.lesson_packs.lesson import Role, UnattachedEntry
from whosays.lesson_packs.quotes import LONGEST_QUOTE, folded
from whosays.lesson_packs.roles import Roles
from whosays.lesson_packs.spans import KeyRules
from whosays.translation import _


def unattached_entries(
    entries: Sequence[KeyEntry], rules: KeyRules, findings: Findings
) -> tuple[UnattachedEntry, ...]:
    """Return *entries* with what each says about its place; faults go to *findings*."""
    roles = Roles(rules.known, rules.practice, findings)
    made: dict[str, UnattachedEntry] = {}
    places: dict[str, KeyEntry] = {}
    for entry in entries:
        check_keys(entry.attributes, IN_ENTRIES, entry.value_place, findings)
        first = places.setdefault(entry.id, entry)
        if first is not entry:
            findings.error(
                entry.place,
                _("“{id}” has an entry already, in line {line}; join the two.").format(
                    id=entry.id, line=first.place.line
                ),
            )
            continue
        found = _unattached(entry, roles, findings)
        if found is not None:
            made[entry.id] = found
            _check_training(entry, found, rules, findings)
    return tuple(
        whole
        for each in made.values()
        if (whole := _resolved(each, made, places, findings)) is not None
    )


def _unattached(entry: KeyEntry, roles: Roles, findings: Findings) -> UnattachedEntry | None:
    meaning = roles.meaning(entry_claim(entry))
    attributes = entry.attributes
    nth = nth_of(entry, findings)
    if "quote" not in attributes.values:
        findings.error(
            entry.place,
            _(
                'This lesson has no article, so the entry quotes its span; add quote="the exact '
                'words".'
            ),
        )
        return None
    quote = attributes.value("quote")
    if not 0 < len(folded(quote)) <= LONGEST_QUOTE:
        findings.error(
            entry.value_place("quote"),
            _("A quote has between 1 and 1,000 characters; write it anew."),
        )
    if meaning is None:
        return None
    if not entry.explanation and meaning.role is not Role.AGAIN:
        findings.lenient(
            entry.place,
            _(
                "“{id}” is not explained, so that its category's definition stands in; write an "
                "explanation below its heading."
            ).format(id=entry.id),
        )
    return UnattachedEntry(
        id=entry.id,
        role=meaning.role,
        categories=meaning.categories,
        quote=quote,
        nth=nth,
        before=attributes.value("before"),
        after=attributes.value("after"),
        extent=attributes.value("extent"),
        given=meaning.given,
        title=entry.title,
        explanation=entry.explanation,
        ask=entry.ask,
        again_for=meaning.again_for,
    )


def _check_training(
    entry: KeyEntry, found: UnattachedEntry, rules: KeyRules, findings: Findings
) -> None:
    if not found.categories or not rules.trained or set(found.categories) & set(rules.trained):
        return
    findings.warning(
        entry.place,
        _(
            "This lesson does not train “{category}”, so this span counts for nothing; add "
            "it to “categories” in the front matter or delete the span."
        ).format(category=found.categories[0]),
    )


def _resolved(
    entry: UnattachedEntry,
    made: dict[str, UnattachedEntry],
    places: dict[str, KeyEntry],
    findings: Findings,
) -> UnattachedEntry | None:
    """Return *entry* with the categories of the one that it mentions again."""
    if entry.again_for is None:
        return entry
    first = made.get(entry.again_for)
    if first is not None and first.role is Role.TARGET:
        return replace(entry, categories=entry.categories or first.categories)
    if first is not None or entry.again_for not in places:
        findings.error(
            places[entry.id].value_place("for"),
            _("“{id}” is no entry that is to be found; name the first mention after for=.").format(
                id=entry.again_for
            )
            + suggestion(entry.again_for, places),
        )
    return None
