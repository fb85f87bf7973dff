"""The kinds of question that a step can ask, and the Python type of each answer."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

T = TypeVar("T", covariant=True)

VariantName = Literal["biopharma", "technology"]


class Item(BaseModel):
    """Something that the playbook holds. Its id is for ever."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    only: VariantName | None = None
    """The one variant to which it belongs; None for both."""


class Question(Item, Generic[T]):
    """One thing to ask. ``T`` is the type of its answer."""

    prompt: str
    hint: str = ""
    """One sentence of help under the prompt."""
    example: str = ""
    """Shown greyed in an empty field."""
    per_partner: bool = False
    """Asked once for each partner."""
    internal: bool = False
    """The answer never enters a document for the partner."""
    optional: bool = False
    """An empty answer does not keep the step from being complete."""

    answer_type: ClassVar[Any]

    def parse(self, stored: object) -> T:
        """Return a stored JSON value in the type of the answer; raise ValueError where it is none."""
        return _adapter(type(self)).validate_python(stored)


class TextQuestion(Question[str]):
    """Some sentences."""

    kind: Literal["text"]
    answer_type = str


class LineQuestion(Question[str]):
    """One line."""

    kind: Literal["line"]
    answer_type = str


class DateQuestion(Question[date]):
    """A date, stored as ISO text."""

    kind: Literal["date"]
    answer_type = date


class NumberQuestion(Question[float]):
    """A number with its unit."""

    kind: Literal["number"]
    unit: str = ""
    answer_type = float


class YesNoQuestion(Question[bool]):
    """Yes or no."""

    kind: Literal["yes_no"]
    answer_type = bool


class ScoreQuestion(Question[int]):
    """A score from 1 to ``highest``."""

    kind: Literal["score"]
    highest: int = 5
    answer_type = int


class ChoiceQuestion(Question[str]):
    """One of some choices, stored as its text."""

    kind: Literal["choice"]
    choices: tuple[str, ...] = Field(min_length=2)
    answer_type = str


AnyQuestion = Annotated[
    TextQuestion
    | LineQuestion
    | DateQuestion
    | NumberQuestion
    | YesNoQuestion
    | ScoreQuestion
    | ChoiceQuestion,
    Field(discriminator="kind"),
]


@cache
def _adapter(kind: type[Question[Any]]) -> TypeAdapter[Any]:
    return TypeAdapter(kind.answer_type)
