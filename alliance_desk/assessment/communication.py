"""Said against done: how far the communication plan is kept, and reviews of public words in time.

Handbook S25, A3 and section 4, rows 11 and 16.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from alliance_desk.assessment.wording import count, near_date
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.records import Dossier, Message, PressRelease, Sending

TOLERANCE = 2
"""Working days by which a message may be late and still counts as said when it was to be said."""

ReviewWord = Literal["approved", "in review", "to send", "late", "no date"]


@dataclass(frozen=True)
class Adherence:
    """How far the plan was kept up to a day."""

    planned: int
    """Planned up to that day and not called off with a reason; what is to go out that day only once sent."""
    done: int
    """Sent in time, or within the tolerance."""
    late: int
    """Sent, but later than that."""
    missed: tuple[Sending, ...]
    """Planned and not sent, the oldest first."""
    cancelled: int
    """Called off with a reason; they do not count."""

    @property
    def share(self) -> float | None:
        """Return the share that was done, 0 to 1; None while nothing was planned."""
        return self.done / self.planned if self.planned else None

    @property
    def words(self) -> str:
        """Return the measure as a sentence: ``9 of 12 said as planned, 1 late, 2 not at all``."""
        if not self.planned:
            return "Nothing was planned up to today"
        text = f"{self.done} of {self.planned} said as planned"
        text += f", {self.late} late" if self.late else ""
        return text + (f", {len(self.missed)} not at all" if self.missed else "")


@dataclass(frozen=True)
class Review:
    """A public word with the last day on which it can go out for review (handbook 4, row 16)."""

    release: PressRelease
    latest: date | None
    """The last day to send it; None while its date or the review days are not known."""
    word: ReviewWord
    late_by: int = 0
    """Working days by which the review began, or will begin, too late."""

    def text(self, today: date) -> str:
        """Return the state as words."""
        match self.word:
            case "approved":
                return "Approved"
            case "no date":
                return "Date or review days not set"
            case "late":
                begun = "Sent" if self.release.sent_for_review else "Review should have begun"
                return (
                    f"{begun} {count(self.late_by, 'working day')} {'too late' if begun == 'Sent' else 'ago'}"
                )
            case _:
                assert self.latest is not None
                if self.word == "in review":
                    return "In review"
                return f"Send for review by {near_date(self.latest, today)}"


def adherence(dossier: Dossier, today: date, tolerance: int = TOLERANCE) -> Adherence:
    """Return how far the communication plan was kept up to ``today`` (handbook A3)."""
    calendar = WorkCalendar.of(dossier)
    planned = done = late = cancelled = 0
    missed: list[Sending] = []
    for sending in dossier.all(Sending):
        if sending.planned_on is None or sending.planned_on > today:
            continue
        if sending.planned_on == today and sending.sent_on is None and not sending.cancelled.strip():
            continue  # today is not over
        if sending.cancelled.strip():
            cancelled += 1
            continue
        planned += 1
        if sending.sent_on is None:
            missed.append(sending)
        elif sending.sent_on <= max(sending.planned_on, calendar.add(sending.planned_on, tolerance)):
            done += 1
        else:
            late += 1
    missed.sort(key=lambda sending: sending.planned_on or date.max)
    return Adherence(planned, done, late, tuple(missed), cancelled)


def message_name(message: Message | None) -> str:
    """Return what to call a message of the plan: its text, else who it is for."""
    if message is None:
        return "Message"
    return message.text.strip().split("\n", 1)[0] or message.who.strip() or "Message without words"


def latest_send(calendar: WorkCalendar, release: PressRelease) -> date | None:
    """Return the last working day on which a public word can be sent for its review to end in time."""
    if release.planned_on is None or release.review_days is None:
        return None
    if release.review_days == 0:
        return calendar.previous(release.planned_on)
    return calendar.add(release.planned_on, -release.review_days)


def reviews(dossier: Dossier, today: date) -> tuple[Review, ...]:
    """Return the reviews of all public words, in the order of the register (handbook 4, row 16)."""
    calendar = WorkCalendar.of(dossier)
    return tuple(_review(calendar, release, today) for release in dossier.all(PressRelease))


def _review(calendar: WorkCalendar, release: PressRelease, today: date) -> Review:
    latest = latest_send(calendar, release)
    if release.approved_on is not None:
        return Review(release, latest, "approved")
    if latest is None:
        return Review(release, None, "no date")
    sent = release.sent_for_review
    if (sent or today) > latest:
        return Review(release, latest, "late", max(1, calendar.between(latest, sent or today)))
    return Review(release, latest, "in review" if sent else "to send")
