"""What a report says of itself."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from addin_server.batch.outcome import Options
from addin_server.core.ruleset import Ruleset


class ReportInfo(NamedTuple):
    """The folder's name, the day, the rules and options, what was passed over, whether units are to be ranked."""

    folder: str
    day: dt.date
    ruleset: Ruleset
    options: Options = Options()
    passed_over: tuple[str, ...] = ()
    rank_units: bool = False
    where: str = "在本机"

    @property
    def settings(self) -> str:
        """The options that were given, as a phrase."""
        template = self.ruleset.templates.get(self.options.type or "")
        given = [
            f"稿件类型：{template.name}" if template else "",
            f"报送层级：{self.options.level}级" if self.options.level else "",
            f"报送日期：{self.options.date}" if self.options.date else "",
        ]
        return "".join(f"{phrase}　" for phrase in given if phrase)

    def name_of(self, rule: str) -> str:
        """What a rule is called."""
        return self.ruleset[rule].name if rule in self.ruleset.by_id else rule
