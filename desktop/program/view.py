"""What the window shows of the program itself."""

from __future__ import annotations

from desktop.program.program import Preferences, ProgramView
from desktop.program.recent import title
from desktop.session import Session


def program_view(session: Session) -> ProgramView:
    program = session.program
    return ProgramView(
        preferences=preferences(session),
        keys=program.keys,
        recent=tuple(title(one.path) for one in program.recent),
        can_put_back=bool(program.taken),
    )


def preferences(session: Session) -> Preferences:
    """As they are now, wherever they were changed."""
    program, style, reader = session.program, session.style, session.reader
    return Preferences(
        language=program.language,
        theme=program.theme,
        overlay_on=session.overlay_on,
        opacity=round(100.0 * session.opacity),
        contours=style.contours,
        threshold=round(100.0 * style.threshold),
        crisp=session.look.crisp,
        initials=reader.initials,
        prevalence=round(100.0 * reader.prevalence, 6),
        remember=program.remember,
        notice=program.notice,
    )
