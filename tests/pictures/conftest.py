"""Pictures are drawn from the same alliances that assessment is tested on."""

from tests.assessment.conftest import Desk, desk, new_desk, playbook

__all__ = ["Desk", "desk", "new_desk", "playbook"]
