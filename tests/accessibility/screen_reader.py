"""A small screen reader, run by the system's python3: it reads and drives a window over the bus.

It takes a JSON object a line from standard input and answers each with one. Widgets are named by
their role and the beginning of their name, as somebody who hears them would.
"""

import json
import sys
from collections.abc import Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

APPLICATION = "whosays"
EVENTS = (
    "object:announcement",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:text-caret-moved",
    "object:state-changed:focused",
)


class ScreenReader:
    """Reads the tree of the one program on the bus."""

    def __init__(self) -> None:
        self.heard: list[dict] = []
        self._listener = Atspi.EventListener.new(self._hear)
        for event in EVENTS:
            self._listener.register(event)

    def _hear(self, event: Atspi.Event) -> None:
        said = event.any_data
        said = said if isinstance(said, str | int) else None
        try:
            role, name = event.source.get_role_name(), event.source.get_name()
        except GLib.Error:  # what spoke is gone
            role = name = ""
        self.heard.append({"event": event.type, "said": said, "role": role, "name": name})

    def _program(self) -> Atspi.Accessible | None:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            each = desktop.get_child_at_index(number)
            if each is not None and each.get_name() == APPLICATION:
                each.set_cache_mask(Atspi.Cache.NONE)
                return each
        return None

    def _within(
        self, top: Atspi.Accessible, state: Atspi.StateType = Atspi.StateType.SHOWING
    ) -> Iterator[Atspi.Accessible]:
        """Give *top* and all in it that is in *state*; what is scrolled away is visible only."""
        yield top
        for number in range(top.get_child_count()):
            child = top.get_child_at_index(number)
            if child is not None and child.get_state_set().contains(state):
                yield from self._within(child, state)

    def _find(self, role: str, name: str) -> Atspi.Accessible:
        program = self._program()
        visible = Atspi.StateType.VISIBLE
        found = self._within(program, visible) if program is not None else iter(())
        for each in found:
            if each.get_role_name() == role and each.get_name().startswith(name):
                return each
        raise LookupError(f"no {role} called {name!r} is there")

    # -- what can be asked for

    def tree(self) -> list[dict]:
        """Return everything that shows, in the order of the tree."""
        program = self._program()
        if program is None:
            return []
        return [
            {
                "role": each.get_role_name(),
                "name": each.get_name(),
                "description": each.get_description(),
                "states": [state.value_nick for state in each.get_state_set().get_states()],
                "interfaces": each.get_interfaces(),
            }
            for each in self._within(program)
        ]

    def text(self, role: str, name: str) -> dict:
        """Return the text of a widget, where its caret is, and what is selected."""
        text = self._find(role, name).get_text_iface()
        selected = [text.get_selection(n) for n in range(text.get_n_selections())]
        return {
            "text": Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)),
            "caret": text.get_caret_offset(),
            "selected": [[each.start_offset, each.end_offset] for each in selected],
        }

    def attributes(self, role: str, name: str, offset: int) -> dict:
        """Return the text attributes at *offset*."""
        text = self._find(role, name).get_text_iface()
        found, start, end = text.get_attribute_run(offset, False)
        return {"attributes": dict(found), "start": start, "end": end}

    def put_caret(self, role: str, name: str, offset: int) -> bool:
        return self._find(role, name).get_text_iface().set_caret_offset(offset)

    def select(self, role: str, name: str, start: int, end: int) -> bool:
        return self._find(role, name).get_text_iface().add_selection(start, end)

    def type_text(self, role: str, name: str, words: str) -> bool:
        return self._find(role, name).get_editable_text_iface().set_text_contents(words)

    def press(self, role: str, name: str) -> str:
        """Do the first action of a widget, and return its name."""
        action = self._find(role, name).get_action_iface()
        did = action.get_action_name(0)
        return did if action.do_action(0) else ""

    def focus(self, role: str, name: str) -> bool:
        return self._find(role, name).get_component_iface().grab_focus()

    def choose(self, role: str, name: str, number: int) -> bool:
        """Choose row *number* of a list."""
        return self._find(role, name).get_selection_iface().select_child(number)

    def events(self) -> list[dict]:
        """Return what was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard


def main() -> None:
    reader = ScreenReader()

    def answer(_stream: object, _condition: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            Atspi.event_quit()
            return False
        asked = json.loads(line)
        try:
            said = {"answer": getattr(reader, asked.pop("do"))(**asked)}
        except (LookupError, GLib.Error, AttributeError) as error:
            said = {"fault": str(error)}
        print(json.dumps(said), flush=True)
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, answer)
    Atspi.event_main()


if __name__ == "__main__":
    main()
