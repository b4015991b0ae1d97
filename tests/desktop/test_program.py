"""Settings, keys, recent files and what was removed: the presenter's part, without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.commands import COMMANDS
from desktop.core.errors import OutputError
from desktop.core.radiograph import Identity
from desktop.program.keys import STANDARD, WIDGETS, changed, settled, taken_by
from desktop.program.matching import matching
from desktop.program.program import Preferences
from desktop.program.recent import MOST, Recent, added, load, nameless, save, title
from desktop.settings import Settings

A, B, C = (Path(f"/x/{name}.dcm") for name in "abc")


def test_wishes_are_carried_out_at_once_and_are_settings(presenter, view):
    wanted = Preferences("", "dark", False, 35, True, 45, True, "ABC", 2.5, False, False)
    presenter.program.wish(wanted)
    assert view.screen.program.preferences == wanted
    assert view.screen.overlay.opacity == 35
    settings = presenter.settings
    assert (settings.theme, settings.overlay_on, settings.opacity, settings.threshold) == ("dark", False, 0.35, 0.45)
    assert (settings.crisp, settings.initials, settings.prevalence) == (True, "ABC", 0.025)
    presenter.program.wish(replace(wanted, theme="pink", language="xx"))
    assert (presenter.settings.theme, presenter.settings.language) == ("system", "")


def test_the_window_is_told_of_another_language_or_theme_only(presenter, view):
    seen = []
    presenter.program.appear = lambda program: seen.append((program.language, program.theme))
    presenter.say("An old sentence.")
    now = view.screen.program.preferences
    presenter.program.wish(replace(now, opacity=10))
    assert seen == []
    assert view.screen.banner == "An old sentence."
    presenter.program.wish(replace(now, theme="contrast"))
    assert view.screen.banner == "An old sentence."
    presenter.program.wish(replace(now, language="pl"))
    assert seen == [("", "contrast"), ("pl", "system")]
    assert view.screen.banner == "", "said in the former language"


def test_keys_that_no_longer_fit_are_left_out():
    assert settled({"invert": "F12", "gone": "F9", "open": "Tab", "fit": ""}) == {"invert": "F12"}
    assert settled({"invert": "A"}) == {}, "A is the key of the automatic window"
    assert settled({"invert": "A", "auto": "I"}) == {}, "neither gives way first"
    assert settled({"invert": "A", "auto": "F12"}) == {"invert": "A", "auto": "F12"}
    assert settled({"invert": "I"}) == {}, "only differences are kept"


def test_no_command_has_a_key_that_widgets_need():
    assert not set(STANDARD.values()) & WIDGETS
    assert taken_by({}, "invert", "A") == "auto"
    assert taken_by({"auto": "F12"}, "invert", "A") is None
    assert changed({"invert": "F12"}, "invert", "I") == {}


def test_keys_reach_the_screen_and_the_settings(presenter, view):
    presenter.program.set_keys({"invert": "F12"})
    assert view.screen.program.keys == {"invert": "F12"}
    assert presenter.settings.keys == {"invert": "F12"}
    assert Settings(**{"keys": {"invert": "F12"}}).keys == {"invert": "F12"}


@pytest.mark.parametrize(
    ("query", "first"),
    [("inv", "invert"), ("rl", "turn_left"), ("fulls", "full_screen"), ("cobb", "cobb"), ("window rese", "reset")],
)
def test_commands_are_found_by_letters_in_their_order(query, first):
    rows = [(command.text.replace("&", ""), command.help) for command in COMMANDS]
    assert COMMANDS[matching(query, rows)[0]].id.endswith(first)


def test_a_name_goes_before_a_help_and_nothing_is_found_for_nonsense():
    rows = [("Zoom in", "Show an overlay"), ("Overlay", "Something else")]
    assert matching("overlay", rows) == [1, 0]
    assert matching("", rows) == [0, 1]
    assert matching("qqq", rows) == []


def test_letters_far_apart_in_a_help_find_nothing():
    rows = [("Take back", "Withdraw the decision on the chosen label from the comparison"), ("Save", "As a DICOM file")]
    assert matching("dicom", rows) == [1]
    assert matching("comp cho", rows) == [0]
    assert matching("parison", rows) == []


@pytest.mark.parametrize("query", ["dicom", "header"])
def test_no_decision_is_changed_by_a_word_of_another_command(query):
    found = matching(query, [(command.text.replace("&", ""), command.help) for command in COMMANDS])
    assert not {"undo_decision", "agree", "disagree", "cannot_say"} & {COMMANDS[place].id for place in found}


WHO = Identity("Müller^Jane Ann", "4711-X", "19700131")


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/data/study1/chest.dcm", True),
        ("/data/MULLER/chest.dcm", False),
        ("/data/study/jane.dcm", False),
        ("/data/Hannah/IM001.dcm", False),  # rather too careful
        ("/data/4711-x/IM001.dcm", False),
        ("/data/1970-01-31/IM001.dcm", False),
        ("/data/31.01.1970/IM001.dcm", False),
        ("/data/1971/IM001.dcm", True),
    ],
)
def test_only_a_path_without_the_patient_may_be_kept(make, path, may):
    radiograph = replace(make.radiograph(Path(path)), identity=WHO)
    assert nameless(Path(path), radiograph) is may


@pytest.mark.parametrize(
    ("name", "number", "path", "may"),
    [
        ("Müller^Jürgen", "", "/export/Mueller_Juergen/1.dcm", False),
        ("Mueller^J", "", "/export/Müller/1.dcm", False),
        ("Mueller^J", "", "/export/Muller/1.dcm", False),
        ("Åse^B", "", "/export/aase/1.dcm", False),
        ("Weiß^B", "", "/export/weisz/1.dcm", False),
        ("Doe^Eva", "", "/export/JohannaEva/1.dcm", False),
        ("Wu^Li", "", "/export/Wu_Li/1.dcm", False),
        ("Wu^Li", "", "/export/li-1961/1.dcm", False),
        ("Wu^Li", "", "/export/LiWu/1.dcm", False),
        ("Wu^Li", "", "/export/library/wulf.dcm", True),
        ("Doe^J", "12-345.678", "/export/12345678/1.dcm", False),
        ("Doe^J", "12345678", "/export/12-345-678/1.dcm", False),
        ("Doe^J", "12-345.678", "/export/12345/1.dcm", True),
    ],
)
def test_a_patient_is_found_however_a_path_spells_them(make, name, number, path, may):
    radiograph = replace(make.radiograph(Path(path)), identity=Identity(name, number))
    assert nameless(Path(path), radiograph) is may


def test_what_cannot_be_checked_may_not_be_kept(make):
    path = Path("/data/chest.dcm")
    known = replace(make.radiograph(path), identity=WHO)
    assert nameless(path, known)
    assert not nameless(path, replace(known, kind="PNG"))
    assert not nameless(path, replace(known, identity=Identity()))
    assert not nameless(Path("/data/ivanov/chest.dcm"), replace(known, identity=Identity("Иванов^Иван", "1")))


def test_the_newest_recent_file_is_first_and_there_are_not_too_many(make):
    recent: tuple[Recent, ...] = ()
    for number in range(MOST + 3):
        recent = added(recent, Path(f"/x/{number}.dcm"), make.radiograph())
    recent = added(recent, Path("/x/9.dcm"), make.radiograph())
    assert recent[0].path == Path("/x/9.dcm")
    assert len(recent) == len({one.path for one in recent}) == MOST
    assert title(Path("/a/b/c.dcm")) == str(Path("b/c.dcm"))


def test_recent_files_are_kept_only_where_that_is_wanted(presenter, view):
    kept = []
    presenter.program.keep = kept.append
    presenter.open([A, B])
    presenter.pick(1)
    assert view.screen.program.recent == (title(B.absolute()), title(A.absolute()))
    assert set(kept) == {()}
    presenter.program.wish(replace(view.screen.program.preferences, remember=True))
    assert kept[-1] == (B.absolute(), A.absolute())
    presenter.open([Path("/doe_jane/x.dcm")])
    assert kept[-1] == (B.absolute(), A.absolute())
    assert len(view.screen.program.recent) == 3, "for as long as the window is open"
    presenter.program.open_recent(2)
    assert kept[-1] == (A.absolute(), B.absolute())
    presenter.program.forget()
    assert kept[-1] == ()
    assert view.screen.program.recent == ()
    presenter.greys.drag(5.0, 5.0)
    assert view.screen.program.recent == (), "what is shown was not opened again"


def test_recent_files_come_back_and_damaged_ones_do_not(tmp_path):
    file = tmp_path / "recent.json"
    save(file, [tmp_path / "a.dcm"])
    assert load(file) == (tmp_path / "a.dcm",)
    save(file, [])
    assert not file.exists()
    assert load(file) == ()
    for text in ("{", "[1]", '["relative.dcm"]', '["/a\\u0000b"]', "[" * 10_000):
        file.write_text(text)
        assert load(file) == ()
    with pytest.raises(OutputError, match=r"recent\.json"):
        save(tmp_path / "no" / "recent.json", [A])


def test_what_was_removed_can_be_put_back(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([A, B, C])
    presenter.pick(1)
    presenter.choose("remove")
    assert [row.name for row in view.screen.files] == ["a.dcm", "c.dcm"]
    presenter.choose("remove_all")
    assert view.screen.picture is None
    assert view.screen.program.can_put_back
    presenter.choose("put_back")
    assert [row.name for row in view.screen.files] == ["a.dcm", "c.dcm"]
    assert view.screen.picture is not None
    presenter.choose("put_back")
    assert [row.name for row in view.screen.files] == ["a.dcm", "b.dcm", "c.dcm"]
    assert view.screen.current == 1
    assert not view.screen.program.can_put_back
