"""What marks a file as a desk of this version, known without loading the records."""

APPLICATION_ID = 0x4144534B
"""``ADSK``: tells a desk from other databases of the same engine."""

SCHEMA = 1
"""The ``user_version`` of a current desk: the number of the newest migration."""

TABLES = frozenset(
    {
        "alignment",
        "alliance",
        "anchor",
        "answer",
        "charter",
        "checkmark",
        "committee",
        "deliverable",
        "edit_log",
        "escalationstep",
        "gapaction",
        "launchcheck",
        "milestone",
        "northstarversion",
        "objective",
        "partner",
        "person",
        "profile",
        "risk",
        "score",
        "scoreround",
        "scoresheet",
        "seat",
        "task",
    }
)
"""The tables of a current desk."""
