"""Every rule: that it fires on its example, and that nothing is proposed without one."""

from __future__ import annotations

import pytest
from suggest.gold import passages
from suggest.rules import Example, examples, rules_table

from whosays.suggestions.suggesting import suggest

EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_rule_fires_on_its_example_and_says_why(example: Example) -> None:
    fired = example.fired()
    assert fired is not None
    assert fired.reason[0].isupper()
    assert fired.reason.endswith(".")
    assert 0 < fired.confidence <= 1


def test_every_proposal_comes_from_a_rule_in_the_table() -> None:
    known = {example.rule for example in EXAMPLES}
    table = rules_table()
    for rule in known:
        assert f"{rule}  " in table
    for passage in passages("development"):
        for each in suggest(passage.text, "en", at_least=0).suggestions:
            assert each.rule in known
            assert each.reason


def test_reasons_tell_rules_apart_and_blame_nobody() -> None:
    reasons = {fired.reason for example in EXAMPLES if (fired := example.fired())}
    assert len(reasons) > len(EXAMPLES) // 2
    for word in ("false", "fake", "propaganda", "lie", "true"):
        assert not any(word in reason.lower().split() for reason in reasons)
