"""The rules in force, and what the user changed about them."""

from __future__ import annotations

from addin_server import vocabulary, wire
from addin_server.core.rules.loading import RuleError
from addin_server.os_errors import because
from addin_server.rulebook.preferences import Preferences
from addin_server.web.problems import Refusal
from addin_server.web.routing import Routes
from addin_server.web.services import Services
from addin_server.wire.declined import DeclinedOut, DeclineRequest

routes = Routes("rules")


@routes.get("/rules", "全部规则")
def get_rules(services: Services) -> wire.RulesOut:
    return wire.rules_to_wire(services.rulebook.rules)


@routes.get("/rules/<id_>", "一条规则")
def get_rule(services: Services, id_: str) -> wire.RuleOut:
    rules = services.rulebook.rules
    if id_ not in rules.by_id:
        raise Refusal("not-found", "没有这条规则。")
    return wire.rule_to_wire(rules[id_])


@routes.get("/profile", "自己的设置、认可的词、本期要点")
def get_profile(services: Services) -> Preferences:
    try:
        return services.user_data.preferences()
    except RuleError as error:
        raise Refusal("broken-profile", f"{error}。") from None


@routes.put("/profile", "存设置，立即生效")
def put_profile(services: Services, body: Preferences) -> Preferences:
    try:
        with services.writing:
            services.user_data.save_preferences(body, services.rulebook.rules.known)
            services.rulebook.reload()
            return services.user_data.preferences()
    except RuleError as error:
        raise Refusal("broken-profile", f"{error}。") from None
    except ValueError as error:
        raise Refusal("bad-request", f"{error}。") from None
    except OSError as error:
        raise Refusal("not-saved", f"设置没有存上（{because(error)}），请看一下磁盘和权限。") from None


@routes.get("/declined", "哪些规则的意见没有照改，各为什么")
def get_declined(services: Services) -> DeclinedOut:
    return DeclinedOut({rule: dict(reasons) for rule, reasons in services.user_data.declined().items()})


@routes.post("/declined", "记下一处没有照改的理由；只记规则和理由")
def post_declined(services: Services, body: DeclineRequest) -> DeclinedOut:
    if body.reason not in {reason.name for reason in vocabulary.REASONS}:
        raise Refusal("bad-request", "没有这个理由。")
    known = [rule for rule in body.rules if rule in services.rulebook.rules.known]
    try:
        with services.writing:
            services.user_data.decline(known, body.reason, -1 if body.back else 1)
    except OSError:
        pass  # a count that is not kept costs nobody's draft anything
    return get_declined(services)
