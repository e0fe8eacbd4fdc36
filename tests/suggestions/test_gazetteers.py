"""The word lists: every file reads, nothing stands twice, and ordinary words find no body."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.bundled import bundled
from whosays.errors import KnownError
from whosays.suggestions.english.words import Words, kinds_of, list_names, load_words
from whosays.suggestions.gazetteer import Entry, Gazetteer
from whosays.suggestions.tokens import tokens_of

FOLDER = bundled("resources") / "gazetteers" / "en"

# Names of outlets, bodies or states that loaded lists really brought along, or could, and that
# mean something else in most reports.
COLLISIONS = """
    Iran|The|Daily News|Time|Times|The Times|Echo|Express|Mirror|Post|Star|Sun|Standard|Monitor
    Herald|The Herald|Chronicle|Independent|National|Nation|Observer|Guardian|Gazette|Tribune
    Pravda|Novosti|Vesti|Zvezda|Mir|Petra|Saba|Sana|Suna|Wam|Lana|Lena|Nampa|Iskra|Trud|Azerbaijan
    CBS|CNS|APS|APP|MAP|MENA|AIM|TAP|MIA|NBC|ABC|CNN|AP|PA|AFP|UPI|ANI|RTS|RTM|AKP|GNA|INA|KNA
    Interfax-Ukraine|Meduza|Reuters|Bloomberg|The Paper|Paper|New Era|New Vision News|Unity
    DIA|SIS|IS|ISIS|SIE|SRI|BIA|SOA|OSA|FE|MIT|MUST|Must|MAD|PET|Pet|FRA|Aman|BIS|CSE|TEK|Hawks
    NATO|UN|EU|WHO|IMF|OSCE|IAEA|Interpol|Europol|ICC|Red Cross|Hamas|Hezbollah|Taliban
    Security|Intelligence|Defence|State|Force|General|Major|Police Academy Museum|Ministry of Sound
    Le Soleil|Al-Sabah|Al-Rai|Al-Ittihad|Army TV|CHP|DCI|SDF|RSF|CIO|PM|AI|Fed|SEC
    Wagner|Boko Haram|Islamic State|Sky News|Politico
    Mayo Clinic|Greenpeace|Amnesty International|University of Kabul
""".strip()
COLLIDING = [each.strip() for line in COLLISIONS.splitlines() for each in line.split("|")]
FLAGGED = {"state-agency", "state-broadcaster", "state-newspaper", "gazette"}


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def lines_of(name: str) -> list[list[str]]:
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def found(gazetteer: Gazetteer, text: str, *, possessive: bool = False) -> str | None:
    """Return the kind of the term that *text* begins with."""
    match = gazetteer.at(tokens_of(text), 0, possessive=possessive)
    return match[1].kind if match else None


def whole(gazetteer: Gazetteer, text: str) -> str | None:
    """Return the kind of the term that *text* is."""
    return found(gazetteer, text) if text in gazetteer else None


def test_every_bundled_file_is_a_list_that_is_loaded() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.tsv" for name in list_names()}


@pytest.mark.parametrize("name", list_names())
def test_a_list_is_well_formed(name: str) -> None:
    head = [
        line
        for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    ]
    assert any("Licence: Apache-2.0" in line for line in head)
    assert any("no list was copied" in line for line in head)
    assert any(line.startswith("# columns: term kind") for line in head)
    kinds = kinds_of(name)
    rows = lines_of(name)
    assert rows
    for row in rows:
        assert len(row) >= 2, row
        assert row[1] in kinds, row
        assert all(column == column.strip() for column in row), row
        assert tokens_of(row[0]), row
        assert "’" not in row[0], row
    assert [term for term, times in Counter(row[0] for row in rows).items() if times > 1] == []
    assert set(kinds) == {row[1] for row in rows}, "a kind that nothing has"


@pytest.mark.parametrize("name", list_names())
def test_every_term_is_found_as_it_is_written(words: Words, name: str) -> None:
    gazetteer = getattr(words, name.replace("-", "_"))
    assert all(row[0] in gazetteer for row in lines_of(name))


@pytest.mark.parametrize("word", COLLIDING)
def test_a_word_that_means_something_else_is_no_body_of_a_state(words: Words, word: str) -> None:
    assert whole(words.state_media, word) not in FLAGGED
    assert whole(words.intelligence, word) is None


@pytest.mark.parametrize(
    "outlet",
    [
        "BBC", "ARD", "ZDF", "NHK", "CBC", "SVT", "NRK", "YLE", "RAI", "ABC Australia", "NPR",
        "PBS", "RTÉ", "France 24", "Deutsche Welle", "SABC", "KBS", "Suspilne", "ORF", "RNZ",
    ],
)  # fmt: skip
def test_an_independent_public_broadcaster_is_listed_and_not_flagged(
    words: Words, outlet: str
) -> None:
    assert whole(words.state_media, outlet) == "public-broadcaster"


@pytest.mark.parametrize(
    "outlet",
    [
        "TASS", "RIA Novosti", "RT", "Xinhua", "People's Daily", "Global Times", "CGTN", "IRNA",
        "Press TV", "SANA", "KCNA", "Rodong Sinmun", "Granma", "TeleSUR", "BelTA", "Anadolu",
        "Wafa", "Saudi Press Agency", "WAM", "Al-Ahram", "Nhan Dan", "Ukrinform", "Army Radio",
        "state television", "State media", "Federal Register", "London Gazette", "Kazinform",
        "Prasar Bharati", "Ethiopian News Agency", "American Forces Network", "MTI",
    ],
)  # fmt: skip
def test_outlets_of_many_states_are_listed(words: Words, outlet: str) -> None:
    assert whole(words.state_media, outlet) in FLAGGED


@pytest.mark.parametrize(
    "body",
    [
        "CIA", "FBI", "NSA", "MI5", "MI6", "GCHQ", "FSB", "SVR", "GRU", "SBU", "Mossad",
        "Shin Bet", "ISI", "RAW", "BND", "DGSE", "DGSI", "AIVD", "CSIS", "ASIO", "NIS", "IRGC",
        "IDF", "Scotland Yard", "RCMP", "Garda", "Carabinieri", "EFCC", "ABIN", "SEBIN", "Säpo",
    ],
)  # fmt: skip
def test_services_of_many_states_are_listed(words: Words, body: str) -> None:
    assert whole(words.intelligence, body) is not None


def test_a_name_is_matched_only_as_it_is_written(words: Words) -> None:
    for other in ("rt", "tass", "ria", "wafa"):
        assert found(words.state_media, other) is None
    for other in ("raw", "ice", "isi", "nsa", "cia", "garda", "bin"):
        assert found(words.intelligence, other) is None
    for other in ("us", "Us", "polish", "turkey", "chad", "china"):
        assert found(words.countries, other) is None
    assert found(words.countries, "US forces") == "country"


def test_common_words_are_matched_in_any_case(words: Words) -> None:
    for text in ("police", "Police", "POLICE"):
        assert found(words.state_heads, text) == "police"
    assert found(words.reporting_verbs, "SAID the minister") == "says"


def test_the_longest_term_wins(words: Words) -> None:
    match = words.state_heads.at(tokens_of("the Prosecutor’s Office said"), 1)
    assert match is not None
    assert (match[0], match[1].term) == (2, "prosecutor's office")
    assert found(words.titles, "Foreign Minister Ada Olu") == "minister"


def test_a_possessive_is_matched_where_it_is_asked_for(words: Words) -> None:
    assert found(words.state_media, "Xinhua’s report") is None
    assert found(words.state_media, "Xinhua’s report", possessive=True) == "state-agency"
    assert found(words.state_media, "People's Daily's editor", possessive=True) == "state-newspaper"
    assert found(words.state_media, "Xinhua's", possessive=False) is None


def test_the_first_words_say_where_a_term_can_begin(words: Words) -> None:
    assert "foreign" in words.titles.first_words
    assert "u.s." in words.countries.first_words
    assert "gauge" not in words.titles.first_words


def test_dotted_short_names_and_abbreviated_ranks_are_found(words: Words) -> None:
    assert found(words.ranks, "Lt. Gen. Omar Rahim") == "military"
    assert found(words.countries, "U.S. troops") == "country"
    assert found(words.intergovernmental, "U.N. officials") == "spokesperson"


def test_every_verb_of_speech_has_its_forms(words: Words) -> None:
    lemmas: dict[str, set[str]] = {}
    for row in lines_of("reporting-verbs"):
        lemmas.setdefault(row[2], set()).add(row[3])
    for lemma, forms in lemmas.items():
        assert {"base", "present", "ing"} <= forms, lemma
    for form in ("told", "wrote", "denied", "admitted", "stressing", "says", "has", "pointed out"):
        assert (form in words.reporting_verbs) == (form != "has")


PIECES = st.sampled_from(
    ["the ", "it ", "is said to", "is ", "U.S. ", "Lt. ", "Gen.", "People’s ", "Daily’s", "’s",
     "prosecutor's ", "office", "Ministry ", "of ", "on condition of ", "anonymity", "\n", "١٢ ",
     "R&", "AW", "ﬁ", "ß", "İ", "e\u0301", "\u200b", "%", "US$ ", "No. "]
)  # fmt: skip


@given(
    text=st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join),
    possessive=st.booleans(),
)
def test_what_is_found_stands_in_the_text(words: Words, *, text: str, possessive: bool) -> None:
    tokens = tokens_of(text)
    for name in list_names():
        gazetteer = getattr(words, name.replace("-", "_"))
        for number, token in enumerate(tokens):
            match = gazetteer.at(tokens, number, possessive=possessive)
            if match is None:
                continue
            length, entry = match
            there = " ".join(each.folded for each in tokens[number : number + length])
            term = " ".join(each.folded for each in tokens_of(entry.term))
            assert there in ({term, f"{term}'s"} if possessive else {term})
            assert {token.folded, token.folded.removesuffix("'s")} & gazetteer.first_words


def test_the_lists_load_quickly() -> None:
    begun = time.perf_counter()
    for file in FOLDER.iterdir():
        Gazetteer(file.read_text(encoding="utf-8").splitlines())
    print(f"all lists: {(time.perf_counter() - begun) * 1000:.0f} ms")


def own_list(data: Path, name: str, content: bytes) -> Path:
    file = data / "gazetteers" / "en" / f"{name}.tsv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_a_school_lays_its_own_words_over_ours(tmp_path: Path) -> None:
    own_list(
        tmp_path,
        "state-media",
        b"# ours\nVarnapress\nBBC\tdisputed\nLake Radio\tstate-broadcaster\tVarna\towned\r\n",
    )
    words = load_words(tmp_path)
    assert whole(words.state_media, "Varnapress") == "state-agency"  # the first kind of the list
    assert whole(words.state_media, "BBC") == "disputed"
    match = words.state_media.at(tokens_of("Lake Radio"), 0)
    assert match == (2, Entry("Lake Radio", "state-broadcaster", ("Varna", "owned")))
    assert whole(words.state_media, "TASS") == "state-agency"
    assert whole(load_words().state_media, "Varnapress") is None
    assert whole(load_words().state_media, "BBC") == "public-broadcaster"


def test_a_list_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    own_list(tmp_path, "roles", "\ufeffkeeper of the gauge\tofficial\n".encode())
    assert whole(load_words(tmp_path).roles, "keeper of the gauge") == "official"


def test_a_data_folder_without_lists_changes_nothing(tmp_path: Path) -> None:
    assert load_words(tmp_path) is load_words(tmp_path / "nowhere") is load_words()


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"Varnapress\tmouthpiece\n", "Line 1"),
        (b"# first\n\n\tstate-agency\n", "Line 3"),
        ("Varnapresse à Ü".encode("latin-1"), "UTF-8"),
        (b"x\n" * 1_000_001, "two megabytes"),
    ],
)
def test_a_broken_list_is_told_in_a_sentence(tmp_path: Path, content: bytes, part: str) -> None:
    file = own_list(tmp_path, "state-media", content)
    with pytest.raises(KnownError) as refused:
        load_words(tmp_path)
    assert part in refused.value.sentence
    assert str(file) in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_a_list_that_nothing_reads_is_told_in_a_sentence(tmp_path: Path) -> None:
    own_list(tmp_path, "state_media", b"Varnapress\n")
    with pytest.raises(KnownError, match=r"state_media\.tsv.*state-media"):
        load_words(tmp_path)


def test_a_folder_in_the_place_of_a_list_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "gazetteers" / "en" / "roles.tsv").mkdir(parents=True)
    with pytest.raises(KnownError, match=r"roles\.tsv.*cannot be read"):
        load_words(tmp_path)
