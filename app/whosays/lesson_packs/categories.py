"""The categories that the program brings: three that every course trains, six that a pack may."""

from __future__ import annotations

from whosays.lesson_packs.lesson import Category, Pack
from whosays.translation import _

SCORED = ("unnamed-source", "state-agency", "unverifiable-figure")
"""The categories that no pack may define in its own way: the same tests hold for everybody."""

WHOLE_DOCUMENT = ("single-source-story", "no-right-of-reply")
"""What can be said of a whole document only, and is never scored by span."""


def built_in_categories() -> dict[str, Category]:
    """Return the categories of the program by id, in the current language."""
    categories = (*_three(), *_optional())
    return {category.id: category for category in categories}


def categories_of(pack: Pack | None) -> dict[str, Category]:
    """Return the categories that lessons of *pack* may use: the program's and the pack's own."""
    known = built_in_categories()
    if pack is not None:
        known.update({category.id: category for category in pack.categories})
    return known


def _three() -> tuple[Category, ...]:
    return (
        Category(
            id="unnamed-source",
            name=_("Unnamed source"),
            letter="U",
            definition=_(
                "Somebody or something that gives information and that a reader cannot identify: "
                "a person (“a senior official”), a group (“experts”), nobody in particular (“it is "
                "reported”, “reportedly”), or evidence that a named speaker keeps back "
                "(“according to information received”)."
            ),
            exclusions=_(
                "A person with a name, a document with a name, and an institution that speaks for "
                "itself (“police said”)."
            ),
            question=_(
                "Who could know this, and how? Why are they not named, and who else confirms it?"
            ),
        ),
        Category(
            id="state-agency",
            name=_("State agency"),
            letter="S",
            definition=_(
                "A body of a state that makes a claim: a ministry, an intelligence service, armed "
                "forces, police, or a person with a name who speaks for one. An outlet that a "
                "state controls counts as well. Every place where something is credited to it is "
                "a place to ask."
            ),
            exclusions=_(
                "The same body where it only acts in the story or declines to comment; a public "
                "broadcaster that is independent; a court or a university; an organisation of "
                "several states; an official data set that has been published."
            ),
            question=_(
                "Is it an authority on this fact, or only on its own position? What has it at "
                "stake, and who outside its control confirms it?"
            ),
        ),
        Category(
            id="unverifiable-figure",
            name=_("Unverifiable figure"),
            letter="F",
            definition=_(
                "A quantity about the world for which the text leaves out who counted, how, when "
                "or what exactly, or which rests on nobody but a party with a stake. Mark the "
                "hedge, the number and what is counted: “about 60 boats”."
            ),
            exclusions=_(
                "Dates, the ages of people with names, the names of models, addresses, scores of "
                "games, numbers in a law, and figures from a data set, file or survey that is "
                "published and cited."
            ),
            question=_("Who counted what, when and how, and could somebody else count it again?"),
        ),
    )


def _optional() -> tuple[Category, ...]:
    return (*_optional_about_sources(), *_optional_about_wording())


def _optional_about_sources() -> tuple[Category, ...]:
    return (
        Category(
            id="vague-attribution",
            name=_("Vague attribution"),
            letter="V",
            definition=_(
                "Words that credit a claim to a crowd without edges: “many people say”, “critics "
                "argue”, “it is widely believed”."
            ),
            question=_("Who exactly says so, how many are they, and who says something else?"),
        ),
        Category(
            id="opinion-as-fact",
            name=_("Opinion as fact"),
            letter="O",
            definition=_(
                "A judgement, a forecast or a motive that stands in the outlet's own voice as if "
                "it had been observed."
            ),
            exclusions=_("A judgement that is credited to the person who makes it."),
            question=_("What could somebody have seen or measured here, and who draws the line?"),
        ),
        Category(
            id="agentless-passive",
            name=_("Nobody did it"),
            letter="P",
            definition=_(
                "A sentence built so that whoever acted drops out of it, although that matters: "
                "“shots were fired”, “mistakes were made”."
            ),
            exclusions=_("A passive whose actor is named nearby or is of no importance."),
            question=_("Who did this, and does the text leave it out or not know it?"),
        ),
    )


def _optional_about_wording() -> tuple[Category, ...]:
    return (
        Category(
            id="loaded-language",
            name=_("Loaded language"),
            letter="L",
            definition=_(
                "Words that judge while they seem to describe: “regime” for a government, "
                "“swarm” for people."
            ),
            exclusions=_("A strong word that fits what is shown, and a word inside a quotation."),
            question=_("Which word would the other side use for the same thing?"),
        ),
        Category(
            id="scare-quotes",
            name=_("Scare quotes"),
            letter="Q",
            definition=_(
                "Quotation marks around words that nobody is quoted with, put there to keep them "
                "at a distance: the “experts”."
            ),
            exclusions=_("Quotation marks around what somebody said, and around titles."),
            question=_("Whose word is this, and what would the sentence say without the marks?"),
        ),
        Category(
            id="whataboutism",
            name=_("Whataboutism"),
            letter="W",
            definition=_(
                "An answer to a charge that brings up a fault of somebody else instead of "
                "speaking to the charge."
            ),
            exclusions=_("A comparison that bears on whether the charge holds."),
            question=_("What was asked, and has it been answered?"),
        ),
    )
