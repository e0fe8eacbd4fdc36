"""The rules for sources: what each is called, why it fires, and an example of it."""

from __future__ import annotations

from whosays.translation import _

EXAMPLES = {
    "anonymity-formula": "|A pilot|, who asked not to be named, put the blame on the tower.",
    "back": "Two officials said the bridge was safe. |The officials| said it would open soon.",
    "country-speaks": "|France| denied that its ships had been near the island.",
    "dateline": "MOSCOW (|TASS|) — The bridge was opened on Monday.",
    "evidence": "According to |intelligence reports|, the bridge had been mined.",
    "evidence-held": "“We have |reliable information| that it was mined,” said Ann Lee.",
    "evidence-withheld": "According to |documents seen by this newspaper|, it was mined.",
    "impersonal-adverb": "The fire |reportedly| began in a field.",
    "impersonal-it-form": "|It is reported| that the fire has crossed the river.",
    "impersonal-phrase": "|There are reports| that the bridge is closed.",
    "named-for-state": "|Interior Minister Ivan Petrov| said the bridge was safe.",
    "office": "|The interior minister| said the bridge was safe.",
    "relation": "|Her brother| said the man had been ill.",
    "role-collective": "|Rights groups| said the prison was overcrowded.",
    "role-elected": "|Two lawmakers| said the bill was dead.",
    "role-group": "|Fruit pickers| said they earned less.",
    "role-insider": "|Two employees| said the brakes had never been tested.",
    "role-kin": "|A relative| said the man had been ill.",
    "role-military": "|A soldier| said the bridge had been mined.",
    "role-of-state": "|A Pentagon official| said the strike had failed.",
    "role-official": "|A senior official| said the talks had failed.",
    "role-outlet": "|Local media| reported that the bridge was closed.",
    "role-person": "|Two men| said the water was brown.",
    "role-profession": "|Experts| say that the ground could give way.",
    "role-source": "|A source familiar with the talks| said they had failed.",
    "state-body": "|The Defence Ministry| said the bridge was safe.",
    "state-outlet": "|State television| reported that the bridge was open.",
    "state-spokesperson": "|A police spokeswoman| said the road was closed.",
    "state-statement": "|A Transport Ministry statement| said the road was closed.",
    "study-without-name": "|Studies| show that few return.",
}
"""Each rule by its id, with an example; what stands between the bars is proposed."""


def reason(rule: str) -> str:
    """Return why *rule* fires, in a sentence for a reader."""
    return _unnamed(rule) or _state(rule) or _("Somebody is credited here.")


def _unnamed(rule: str) -> str:
    return {
        "anonymity-formula": _("The text says itself that this source is not named."),
        "back": _("Somebody without a name, perhaps one who was spoken of before."),
        "evidence": _("Something is credited to evidence that the reader cannot look up."),
        "evidence-held": _("Somebody has evidence, and the reader is not shown it."),
        "evidence-withheld": _(
            "Something rests on evidence that was seen or received, and that the reader is not "
            "shown."
        ),
        "impersonal-adverb": _("One word says that somebody reports this, and leaves out who."),
        "impersonal-it-form": _("A sentence without anybody in it: it says not who reports this."),
        "impersonal-phrase": _("Something is credited to nobody in particular."),
        "relation": _("Somebody without a name, told by whose friend or relative it is."),
        "role-collective": _("A group without a name, and something is credited to it."),
        "role-elected": _("Elected people without names, and something is credited to them."),
        "role-group": _("People without names, and something is credited to them."),
        "role-insider": _("Somebody who should know, without a name, with a reporting verb."),
        "role-kin": _("A relative without a name, with a reporting verb."),
        "role-military": _("Somebody in arms without a name, with a reporting verb."),
        "role-of-state": _("Somebody of a state body, without a name, with a reporting verb."),
        "role-official": _("An official without a name, with a reporting verb."),
        "role-outlet": _("Reports or media without a name are credited."),
        "role-person": _("A person without a name, with a reporting verb."),
        "role-profession": _("A profession without a name, with a reporting verb."),
        "role-source": _("A source without a name, with a reporting verb."),
        "study-without-name": _("Studies are credited, and not one is named."),
    }.get(rule, "")


def _state(rule: str) -> str:
    return {
        "country-speaks": _("A state speaks here: somebody in its government made this claim."),
        "dateline": _("The report comes from an outlet that a state controls."),
        "named-for-state": _("Somebody with a name speaks here for a body of a state."),
        "office": _("Somebody speaks here in an office of a state."),
        "state-body": _("Something is credited to a body of a state."),
        "state-outlet": _("Something comes through an outlet that a state controls."),
        "state-spokesperson": _("Somebody speaks here for a body of a state."),
        "state-statement": _("Something is credited to what a body of a state put out."),
    }.get(rule, "")
