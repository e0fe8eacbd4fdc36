"""An address is asked when told to, read if it holds an article, and refused in words if not."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from articles.importing.composed import ARTICLE_TEXT, PARAGRAPHS, TITLE
from articles.importing.serving import Server, serving
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays import __version__
from whosays.articles.importing.addresses import checked_address
from whosays.articles.importing.converting_process import Step
from whosays.articles.importing.failures import Failure, ImportCancelledError
from whosays.articles.importing.reading import read_address
from whosays.errors import KnownError


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page_is_fetched_and_read(server: Server) -> None:
    steps: list[Step] = []
    article = read_address(server.address("/article"), progress=steps.append)
    assert article.title == TITLE
    assert PARAGRAPHS[0] in article.text
    assert article.address == server.address("/article")
    assert server.asked[-1] == ("/article", f"WhoSays/{__version__}")
    assert steps[0].is_fetching
    assert steps[0].done > 0
    assert not steps[-1].is_fetching


@pytest.mark.parametrize("path", ["/packed", "/moved", "/cookie"])
def test_packed_moved_and_asking_for_a_cookie_are_read_alike(server: Server, path: str) -> None:
    article = read_address(server.address(path))
    assert PARAGRAPHS[-1] in article.text
    assert article.address == server.address("/article" if path == "/moved" else path)


def test_the_servers_word_on_letters_is_believed(server: Server) -> None:
    assert "Süd Press" in read_address(server.address("/latin")).text


def test_a_pdf_at_an_address_is_read(server: Server) -> None:
    assert read_address(server.address("/paper")).text == ARTICLE_TEXT


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "no page at this address"),
        ("/members", "only to readers it knows"),
        ("/broken", "trouble"),
        ("/picture", "image/png"),
        ("/empty", "No article"),
        ("/circle", "circle"),
        ("/to-a-file", "file:"),
        ("/to-ftp", "ftp:"),
        ("/bomb", "10 MB"),
        ("/announced", "10 MB"),
        ("/endless", "10 MB"),
        ("/short", "does not answer"),
        ("/garbage", "does not answer"),
    ],
)
def test_what_goes_wrong_is_said(server: Server, path: str, said: str) -> None:
    with pytest.raises(KnownError, match=said) as raised:
        read_address(server.address(path))
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("path", ["/drip", "/silent"])
def test_a_server_that_keeps_one_waiting_is_left(server: Server, path: str) -> None:
    with pytest.raises(KnownError, match="too long"):
        read_address(server.address(path), seconds=1)


@pytest.mark.parametrize("path", ["/drip", "/silent"])
def test_reading_ends_at_once_when_it_is_no_longer_wanted(server: Server, path: str) -> None:
    asked = len(server.asked)
    began = time.monotonic()

    def has_been_asked() -> bool:
        return len(server.asked) > asked

    with pytest.raises(ImportCancelledError):
        read_address(server.address(path), is_cancelled=has_been_asked)
    assert time.monotonic() - began < 10


def test_nobody_there_is_said() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(KnownError, match="does not answer"):
            read_address(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("file:///etc/passwd", "http or https"),
        ("ftp://example.org/x", "http or https"),
        ("javascript:alert(1)", "http or https"),
        ("data:text/html,x", "http or https"),
        ("", "not a web address"),
        ("harnholm", "not a web address"),
        ("two words.example", "not a web address"),
        ("http://", "not a web address"),
        ("http://user:secret@example.org/", "not a web address"),
        ("http://[::1", "not a web address"),
        ("http://example.org:99999/", "not a web address"),
        ("http://exa mple.org/", "not a web address"),
    ],
)
def test_what_is_no_address_is_never_asked(typed: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        read_address(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/a b", "https://example.org/a%20b"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("HTTP://Bücher.example/ü?q=ä#part", "http://xn--bcher-kva.example/%C3%BC?q=%C3%A4"),
        (" https://example.org ", "https://example.org/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("http://example.org/wrapped-\nlink", "http://example.org/wrapped-link"),
    ],
)
def test_an_address_is_understood_as_it_is_typed(typed: str, address: str) -> None:
    assert checked_address(typed) == address


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text(max_size=40).map("https://a.example/".__add__))
def test_whatever_is_typed_is_an_address_or_is_none(typed: str) -> None:
    try:
        address = checked_address(typed)
    except Failure:
        return
    assert address.isascii()
    assert address.startswith(("http://", "https://"))
    assert " " not in address
