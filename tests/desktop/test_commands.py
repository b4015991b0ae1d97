from __future__ import annotations

from dataclasses import replace

from desktop.commands import COMMANDS, WINDOWS
from desktop.ui.main_window import TOOL_GROUPS, MainWindow


def test_ids_and_keys_are_unique():
    for field in ("id", "key", "text", "help"):
        values = [getattr(command, field) for command in COMMANDS]
        assert len(values) == len(set(values)), field


def test_mnemonics_of_a_menu_are_unique():
    for menu in {command.menu for command in COMMANDS}:
        letters = [c.text[c.text.index("&") + 1].lower() for c in COMMANDS if c.menu == menu]
        assert len(letters) == len(set(letters)), menu


def test_somebody_carries_out_every_command(qtbot, presenter):
    window = MainWindow()
    qtbot.addWidget(window)
    assert window.local_commands | presenter.commands == {command.id for command in COMMANDS}
    assert not window.local_commands & presenter.commands


def test_the_tool_bar_has_every_command_with_a_tool_word():
    assert {name for name in TOOL_GROUPS if name} == {command.id for command in COMMANDS if command.tool}


def test_what_needs_a_radiograph_waits_for_one(view, presenter):
    enabled = {command.id for command in COMMANDS if command.enabled(view.screen)}
    assert enabled == {
        "open", "quit", "help", "notice", "calibrate", "worklist", "read_folder", "open_batch", "find", "settings",
        "model_open",
        "full_screen", "palette",
    }  # fmt: skip


def test_what_can_be_done_with_findings(screen):
    enabled = {command.id for command in COMMANDS if command.enabled(screen)}
    assert enabled == {command.id for command in COMMANDS} - {
        "previous", "dismiss", "force", "planes", "frame_back", "frame_on", "label_on", "undo_decision",
        "threshold_card",
        *(f"window{n}" for n in range(7, 10)),
        "blink", "next_cell", "link", "study", "pause", "cancel", "reports",
        "tool_none", "undo", "redo", "next_mark", "delete_mark", "hide_marks", "copy_marks", "put_back",
        "model_next",
    }  # fmt: skip


def test_on_the_worklist_nothing_is_done_to_a_radiograph_that_nobody_sees(qtbot, screen):
    window = MainWindow()
    qtbot.addWidget(window)
    behind = replace(screen, worklist=replace(screen.worklist, shown=True))
    window.show_screen(behind)
    enabled = {name for name, action in window.actions_by_id.items() if action.isEnabled()}
    assert enabled == {command.id for command in COMMANDS if command.enabled(behind)} & {
        "worklist", "read_folder", "open_batch", "find", "open", "next", "settings", "full_screen", "palette", "help",
        "calibrate", "notice", "quit", "model_open", "card", "reader_export", "identity", "recent",
    }  # fmt: skip
    assert not window.windows.isEnabled()
    window.show_screen(screen)
    assert window.actions_by_id["disagree"].isEnabled()
    assert window.windows.isEnabled()


def test_the_choices_of_the_window_menu_say_their_names(qtbot, screen):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(screen)
    actions = [window.actions_by_id[command.id] for command in WINDOWS]
    texts = [action.text() for action in actions if action.isVisible()]
    assert texts == [f"&{number}  {name}" for number, name in enumerate(screen.windows.names, 1)]
    assert [action.isChecked() for action in actions[:6]] == [True, *[False] * 5]
