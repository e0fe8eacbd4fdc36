"""Lines that are not the article are known, and lines of the article are left alone."""

from __future__ import annotations

import pytest
from articles.importing.composed import ARTICLE_TEXT, PARAGRAPHS

from whosays.articles.importing.dates import day_in, only_says_when
from whosays.articles.importing.reading import read_pasted


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten islands to see before winter",
        "Read more",
        "RELATED: Harbour dredging delayed",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Share on Facebook",
        "Advertisement",
        "Story continues below advertisement",
        "Sign up for our morning newsletter and get the news in your inbox.",
        "Follow us on Telegram",
        "© 2023 The Sund Courier. All rights reserved.",
        "All rights reserved.",
        "Image source, Sund Press",
        "Photo: A. Nyland",
        "5 min read",
        "Tags: ferry, budget",
        "Click here to subscribe",
        "Support independent journalism with a donation.",
        "Comments (12)",
    ],
)
def test_a_line_of_the_page_is_left_out_and_told(line: str) -> None:
    before, after = ARTICLE_TEXT.split("\n\n", 1)
    article = read_pasted(f"{before}\n\n{line}\n\n{after}")
    assert article.text == ARTICLE_TEXT
    assert any(line[:30] in note for note in article.notes)


@pytest.mark.parametrize(
    "line",
    [
        "Read the report for yourself, the minister told them.",
        "Sharing the boat is no answer.",
        "More than 60 people were there.",
        "Related parties were paid 4 million, the auditors found.",
        "Watch out for ice, the harbour office said.",
        "Most read the notice as a threat.",
        "Follow the money, an old rule says.",
        "Photographs of the quay were passed on to the police.",
        "Join us, the mayor shouted.",
        "60",
        "The first 100 days",
        "By Monday everybody knew.",
        "Support for the plan is small.",
        "Copy that, the captain said.",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    before, after = ARTICLE_TEXT.split("\n\n", 1)
    article = read_pasted(f"{before}\n\n{line}\n\n{after}")
    assert article.text == f"{before}\n\n{line}\n\n{after}"


def test_titles_of_other_articles_go_with_the_line_over_them() -> None:
    links = "Related stories\n\nHarbour dredging delayed again\n\nTen islands to see\n\n"
    last = "This article was corrected on Friday: the ferry sailed first in 1931."
    assert read_pasted(f"{ARTICLE_TEXT}\n\n{links}{last}").text == f"{ARTICLE_TEXT}\n\n{last}"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Updated 12:04 GMT, 14 November 2023", "2023-11-14"),
        ("Published on Tue, Nov 14th, 2023 at 6.30am EST", "2023-11-14"),
        ("14.11.2023 06:30 Uhr", "2023-11-14"),
        ("2023-11-14T06:30:00+01:00", "2023-11-14"),
        ("Last updated 2 hours ago", ""),
        ("Updated 12:04 GMT", ""),
    ],
)
def test_a_line_that_only_says_when_gives_the_date_and_goes(line: str, published: str) -> None:
    article = read_pasted(f"{line}\n\n{ARTICLE_TEXT}")
    assert article.text == ARTICLE_TEXT
    assert article.published == published


def test_a_day_as_heading_in_the_midst_of_an_article_stays() -> None:
    text = f"{ARTICLE_TEXT}\n\nTuesday, 14 November\n\n{PARAGRAPHS[1]}"
    assert read_pasted(text).text == text


@pytest.mark.parametrize(
    "dateline",
    [
        "HARNHOLM, Nov. 14 (Sund Press) —",
        "HARNHOLM (TASS):",
        "HARNHOLM —",
        "ST. PETERSBURG, November 14. /TASS/.",
    ],
)
def test_a_dateline_alone_goes_back_to_its_report(dateline: str) -> None:
    rest = "\n\n".join(PARAGRAPHS[1:])
    article = read_pasted(f"{dateline}\n\n{rest}")
    assert article.text == f"{dateline} {rest}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 May 2022", "2022-05-03"),
        ("May 3, 2022", "2022-05-03"),
        ("3rd Sept 2022", "2022-09-03"),
        ("2022-05-03T10:00", "2022-05-03"),
        ("03.05.2022", "2022-05-03"),
        ("25/05/2022", "2022-05-25"),
        ("05/25/2022", "2022-05-25"),
        ("03/05/2022", ""),
        ("31 February 2022", ""),
        ("60 people", ""),
    ],
)
def test_only_a_day_without_doubt_is_a_day(text: str, day: str) -> None:
    assert day_in(text) == day


def test_a_number_alone_says_nothing_about_when() -> None:
    assert not only_says_when("2022")
    assert not only_says_when("60")
    assert only_says_when("12:04")
