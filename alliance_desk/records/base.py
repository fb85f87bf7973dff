"""What every record has in common."""

from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, cast
from uuid import UUID, uuid4

from pydantic import ConfigDict, TypeAdapter, field_validator
from sqlalchemy import String, Table
from sqlmodel import Field, SQLModel

from alliance_desk.text import legal


class Choice(String):
    """The column type of an enumeration: its texts are stored, and read as its members again.

    SQLModel alone would store the names of the members; a plain String is read as a plain text.
    """

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    @property
    def python_type(self) -> type[StrEnum]:
        return self.choices

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        members = {str(member): member for member in self.choices}

        def member(text: str) -> str:
            return members.get(text, text)  # a text that is no member any more stays a text

        return member


def one_of(choices: type[StrEnum]) -> Any:
    """Return the ``sa_type`` of an enumeration, which SQLModel declares as a class only."""
    return Choice(choices)


class Visibility(StrEnum):
    """Who may read a record; a document has one too, and holds nothing that its readers may not read."""

    JOINT = "joint"
    """Everyone: it may enter documents for the partner."""
    INTERNAL = "internal"
    """Our own company."""
    RESTRICTED = "restricted"
    """Named people of our own company; only documents that are restricted themselves hold it."""


class Record(SQLModel):
    """A row with an identity that never changes.

    SQLModel skips validation of table classes unless assignment is validated too; with it, a
    wrong value raises ``pydantic.ValidationError`` when the record is made or a field is set.
    """

    model_config = ConfigDict(  # pyright: ignore[reportAssignmentType]
        validate_assignment=True,
        hide_input_in_errors=True,
        defer_build=True,  # reading builds no validator, and the first window only reads
    )
    __table__: ClassVar[Table]

    id: UUID = Field(default_factory=uuid4, primary_key=True)

    def __setattr__(self, name: str, value: Any) -> None:
        # SQLModel marks the raw value for the flush before pydantic looks at it, so a refused value
        # would still be stored: check first.
        kind: Any = type(self)
        if name in kind.model_fields:
            value = _checker(kind, name).validate_python(_gated(value))
        super().__setattr__(name, value)

    @field_validator("*", mode="before")
    @classmethod
    def _pass_text_gate(cls, value: Any) -> Any:
        return _gated(value)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Return the names of the stored fields, in the order of the table."""
        return tuple(column.key for column in cls.__table__.columns)

    def values(self) -> dict[str, Any]:
        """Return every stored field with its value."""
        return {name: getattr(self, name) for name in self.columns()}


class AllianceRecord(Record):
    """A record that belongs to one alliance and goes when the alliance goes."""

    alliance_id: UUID = Field(foreign_key="alliance.id", index=True)


@cache
def _checker(record: Any, field: str) -> TypeAdapter[Any]:
    """Return what checks one field by itself."""
    info = record.model_fields[field]
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(annotation, config=ConfigDict(hide_input_in_errors=True))


def _gated(value: Any) -> Any:
    """Apply the text gate to a value and, for JSON values, to all that it holds."""
    match value:
        case str() if type(value) is str:
            return legal(value)
        case list():
            return [_gated(item) for item in cast(list[Any], value)]
        case dict():
            return {_gated(key): _gated(item) for key, item in cast(dict[Any, Any], value).items()}
        case _:
            return value
