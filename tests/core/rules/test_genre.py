"""Which kind of text a draft is: forms that settle it, and the answer that it is none of the kinds."""

from __future__ import annotations

import copy

import msgspec
import pytest

from addin_server.core.engine import Checker
from addin_server.core.model import Genre, Severity
from addin_server.core.rules.genre import GenreReader
from addin_server.core.ruleset import Ruleset
from tests.core.drafts import draft

RULES = ("柳塘镇机关用车管理规定", "第一条 为规范用车，制定本规定。", "第二条 用车须填单。", "第三条 违者通报。")
CONTRACT = ("厂房租赁合同", "甲方：柳塘村经济合作社", "乙方：石桥农机服务部", "一、租期三年，自2024年3月1日起。")
MINUTES = (
    "柳塘镇党委会议纪要",
    "时间：3月4日上午",
    "地点：二楼会议室",
    "主持人：周平",
    "会议研究了防汛值班安排，议定由各村自3月10日起双人值守。",
)
FORM = ("党员基本情况登记表", "姓名：周平　性别：男", "入党时间：2009年7月", "工作单位：柳塘镇财政所")
TENDER = ("党群服务中心空调采购公告", "项目编号：LT-2024-07", "一、采购内容：空调12台。", "二、报名时间：3月4日至8日。")
CV = (
    "周平同志简历",
    "周平，男，汉族，1979年3月生，2001年9月参加工作，2004年6月入党。",
    "2001年至2006年任柳塘镇财政所会计。",
)
SURVEY = (
    "关于村级后备干部队伍情况的调研报告",
    "为摸清底数，镇党委9月走访了14个村。",
    "一、存在的问题",
    "在外务工的19名，平时不在村。",
)
QUESTIONS = (
    "党费收缴问答",
    "问：退休党员按什么基数交？",
    "答：按退休金。",
    "问：补交要不要写说明？",
    "答：要写。",
)
INTRODUCTION = (
    "柳塘党员教育基地简介",
    "基地位于柳塘村，由旧粮站改建，设4个展厅，去年接待党员1.2万人次，课程满意率由81%升到96%。",
    "基地现有讲解员6名，每周一闭馆，参观须提前3天预约。",
)
NONE = {
    "introduction": INTRODUCTION,
    "questions": QUESTIONS,
    "rules": RULES,
    "contract": CONTRACT,
    "minutes": MINUTES,
    "form": FORM,
    "tender": TENDER,
    "cv": CV,
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_none_of_these_gets_one_sentence(text: tuple[str, ...], checker: Checker) -> None:
    report = checker.check(draft(*text))
    spoken = [f for f in report.findings if not f.folded]
    assert report.genre.name is Genre.OTHER
    assert [f.rule for f in spoken if f.category == "genre"] == ["genre.other"]
    assert all(f.severity is Severity.ADVICE for f in spoken)


@pytest.mark.parametrize("title", ["石桥县整顿党员组织关系工作简报", "柳塘街道“双报到”工作月报"])
def test_a_bulletin_that_says_so_is_one(title: str, checker: Checker) -> None:
    lead = "针对失联党员底数不清，石桥县3月以来逐户核对，已核清失联党员41名，其中29名接上了组织关系。"
    report = checker.check(draft(title, lead, "一是摸底。各乡镇用半个月走完14个村，逐人填联系卡。"))
    assert (report.genre.name, report.genre.because) == (Genre.BULLETIN, ("标题写明是简报",))


def test_a_paragraph_a_unit_is_a_bulletin(checker: Checker) -> None:
    units = ("市教育局", "柳河县", "石桥镇", "市供水集团")
    text = [f"【{unit}】针对接送拥堵，整改27处，配校车11辆，投诉由每月30件降到4件。" for unit in units]
    assert checker.check(draft("各单位为民办实事", *text)).genre.name is Genre.BULLETIN
    assert checker.check(draft("各单位为民办实事", *text[:2])).genre.name is not Genre.BULLETIN


@pytest.mark.parametrize("title", ["石桥县砍掉17张统计表", "柳河镇给每名老党员写简历", "石桥县给村里减掉17张审批表"])
def test_a_brief_may_be_about_a_form(title: str, checker: Checker) -> None:
    lead = "针对村里一月要填17张表，石桥县今年3月起一项一项过，砍掉11张，村干部填表由每月6天减到1天。"
    report = checker.check(draft(title, lead, "一是摸底。县里用半个月收齐各部门的表，逐张问谁要、做什么用。"))
    assert report.genre.name is Genre.BRIEF


def test_paragraphs_headed_in_brackets_are_no_units(checker: Checker) -> None:
    heads = ("建强党支部", "下沉到社区", "选派好干部", "激活农村集镇")
    text = [f"【{head}】针对接送拥堵，镇里整改27处，配校车11辆，投诉由每月30件降到4件。" for head in heads]
    assert checker.check(draft("石桥镇把党员会开到赶集日", *text)).genre.name is not Genre.BULLETIN


def test_a_report_that_says_so_is_told_in_passing(checker: Checker) -> None:
    report = checker.check(draft(*SURVEY))
    assert report.genre.name is Genre.SUMMARY
    assert [(f.rule, f.severity) for f in report.findings if not f.folded] == [("genre.summary", Severity.ADVICE)]


@pytest.mark.parametrize(
    "title",
    [
        "柳塘镇把每周简报改成短视频",
        "柳塘镇村村晒“明白账”停办党建月报",
        "石桥县给流动党员建花名册",
        "柳塘镇晒出小微权力清单 逐项亮出岗位职责",
        "柳塘镇把会议纪要贴到村务栏",
        "柳塘镇立下干部下村“五不准”",
        "柳塘镇靠一本台账管住值班制度",
        "柳塘镇推行村账月月晒制度",
        "柳塘镇聘村务评论员：账清不清由村民打分",
        "柳塘镇给支书述职写短评：谁干谁看一笔账",
        "“喜报”送到家门口 柳塘镇给老党员过生日",
        "村干部“八个不准”贴上墙",
        "柳塘镇出台村干部坐班六条规定",
    ],
)
def test_titles_that_speak_of_such_a_form_are_no_such_form(title: str, checker: Checker) -> None:
    lead = "针对14个村党员底数不清，柳塘镇今年3月起逐户登记，已找回失联党员41名，到会人数由9人升到23人。"
    report = checker.check(draft(title, lead, "一是摸底。镇里用半个月走完14个村，逐人填联系卡。"))
    assert report.genre.name is Genre.BRIEF


@pytest.mark.parametrize(
    "dateline", ["新华社清河3月4日电（记者周平）", "本报清河3月4日电（周平）", "人民网清河3月4日电 "]
)
def test_a_dateline_alone_makes_no_news(dateline: str, checker: Checker) -> None:
    """Newspapers print what a place did about a problem, too."""
    lead = dateline + "针对14个村党员底数不清，柳塘镇今年起逐户登记，已找回失联党员41名。"
    report = checker.check(draft("柳塘镇找回失联党员41名", lead, "镇里用半个月走完14个村，逐人填联系卡。"))
    assert report.genre.name is Genre.BRIEF


def test_a_dateline_is_a_reason_where_an_event_follows(checker: Checker) -> None:
    lead = "新华社清河3月4日电（记者周平）3月3日，柳塘镇邻里节在文化广场开幕，8个村的代表队参加了龙舟表演。"
    below = (
        "开幕式由镇长主持，镇党委书记致辞。与会人员观看了板凳舞。傍晚，男女老少围坐在广场上，看社区自己排的小品。"
        "大家表示，明年还要来。"
    )
    report = checker.check(draft("柳塘镇邻里节开幕", lead, below))
    assert report.genre.name is Genre.NEWS
    assert "有新闻单位的电头" in report.genre.because


@pytest.mark.parametrize(("certain", "severity"), [(0.0, Severity.ERROR), (1.0, Severity.WARNING)])
def test_what_is_likely_news_but_may_be_a_brief_is_advised(certain: float, severity: Severity, rules: Ruleset) -> None:
    """Between the two bounds of `genres.toml` nothing is folded, and nobody must mend it."""
    bound = copy.copy(rules)
    bound.genre_reader = GenreReader(msgspec.structs.replace(rules.genres, sure=certain), rules.reader)
    report = Checker(bound).check(draft(*OCCASIONS["training"]))
    (told,) = [f for f in report.findings if f.rule == "genre.news"]
    assert (told.severity, report.genre.folds) == (severity, severity is Severity.ERROR)


DOCUMENTS: dict[str, tuple[Genre, tuple[str, ...]]] = {
    "decree": (
        Genre.NOTICE,
        (
            "柳塘市城市绿化管理",
            "《柳塘市城市绿化管理办法》已经2026年7月15日市人民政府第20次常务会议通过，现予公布，自2026年9月1日起施行。",
        ),
    ),
    "order": (
        Genre.NOTICE,
        ("柳塘市人民政府命令", "为保障汛期安全，自7月1日起封闭柳塘河沿岸步道，任何单位和个人不得擅自进入。"),
    ),
    "resolution": (
        Genre.NOTICE,
        ("柳塘市人民代表大会关于加强河湖保护的决议", "会议认为，河湖保护关系长远，全市各级都要担起责任。"),
    ),
    "appeal": (
        Genre.NOTICE,
        ("少办一桌酒", "红包成了人情债。为刹歪风，我们发出如下倡议：", "婚事新办，丧事简办，其他不办。"),
    ),
    "recruiting": (Genre.NOTICE, ("等你来", "因业务需要，招5名记者。", "【报名】4月20日前将简历发到邮箱。")),
    "minutes": (
        Genre.OTHER,
        ("柳塘镇党委会会议纪要", "会议研究了防汛值班安排，议定由各村自3月10日起双人值守。"),
    ),
    "letter": (Genre.OTHER, ("小满吾儿：", "见字如面。你上次说想换工作，我想了几夜。", "家里都好，天冷多穿一件。")),
    "application": (Genre.OTHER, ("我的志愿", "我愿意到村里去，请组织考验我。", "此致", "敬礼！", "周小满")),
    "congratulations": (
        Genre.OTHER,
        ("热烈祝贺柳塘中学女排夺冠", "柳塘中学：", "欣闻你校女排七战七捷，夺得冠军，谨向全体队员表示祝贺！"),
    ),
    "steps": (
        Genre.OTHER,
        ("请假模块", "步骤一：点左侧“请假”，进入填报页面。", "步骤二：选择类型，填写起止时间，点“提交”。"),
    ),
    "yearbook": (
        Genre.OTHER,
        ("林业", "【概况】2023年，全镇造林1200亩，抚育3400亩。", "【防火】设卡点9处，全年无火情。"),
    ),
    "person": (
        Genre.OTHER,
        ("周小满", "男，主任医师，医学博士，市医学会委员。擅长肾病的诊治，发表论文20余篇，主持课题3项。"),
    ),
    "answer": (
        Genre.OTHER,
        ("医保报销", "您好！灵活就业人员个人缴费的，不能享受生育津贴。请带身份证到参保地窗口办理。"),
    ),
    "don'ts": (
        Genre.OTHER,
        (
            "卫生院作风建设“十不准”",
            "1.不准推诿病人，首诊负责到底。",
            "2.不准收受礼品礼金。",
            "3.不准擅自离岗。",
            "4.不准开大处方。",
        ),
    ),
    "duties": (
        Genre.OTHER,
        ("信访工作制度", "1.信访工作实行谁主管、谁负责，领导班子中一人分管。", "2.接到来信当日登记，按规定转办。"),
    ),
    "comment": (
        Genre.REFLECTION,
        (
            "柳塘日报评论员：干部要在一线找答案",
            "办法总比困难多。答案不在会议室里，在田间地头。",
            "要沉得下去，才听得见真话。",
        ),
    ),
    "tidings": (
        Genre.NEWS,
        ("喜讯！柳塘镇中学女排夺冠", "3月4日，全市中学生排球赛落幕，柳塘镇中学女排七战全胜，夺得冠军。"),
    ),
    "explanation": (
        Genre.OTHER,
        ("公积金也能自己缴了", "办法自7月1日起施行，现就大家关心的内容作如下解读。", "年满18周岁的都可以缴。"),
    ),
    "report": (
        Genre.SUMMARY,
        (
            "守底线 干净做事",
            "一年来，我认真履行分管职责，严格执行廉洁自律各项规定，现将履职和廉洁情况报告如下，请予评议。",
            "一、履职情况。全年分管校舍建设、学生资助两项工作，新建、改扩建教学楼4栋，发放资助资金，惠及贫困学生。",
            "二、存在问题。到山区教学点去得少，与科室人员谈心不够。三、下步打算。明年争取把教学点走一遍。",
        ),
    ),
}


@pytest.mark.parametrize(("genre", "lines"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_told_by_its_form_and_by_nothing_else(
    genre: Genre, lines: tuple[str, ...], checker: Checker
) -> None:
    report = checker.check(draft(*lines))
    assert report.genre.name is genre
    assert not [f for f in report.findings if not f.folded and f.category != "genre"]


DONE = "针对14个村办事要跑镇上，柳塘镇今年3月起把17项证明下放到村办，已代办1100件，少跑6200人次。"
ITEMS = "一是列单子。镇里逐项核定，每项写明谁办、几天办完。", "二是派人手。每村配1名代办员，每周二、周五坐班。"


@pytest.mark.parametrize("first", ["县委组织部：", "主要做法：", "编辑部："])
def test_a_brief_without_a_title_is_no_letter_though_it_is_addressed_or_labelled(first: str, checker: Checker) -> None:
    assert checker.check(draft(first, DONE)).genre.name is Genre.BRIEF


@pytest.mark.parametrize(
    "first", ["老支书，男，62岁，三年没交接过一本账。", "博士，硕士，村里一个也留不住。", "大学学历，却不会记账。"]
)
def test_a_brief_may_open_with_what_sort_of_person_it_is_about(first: str, checker: Checker) -> None:
    report = checker.check(draft("柳塘镇给新支书配账房师傅", first + DONE, *ITEMS))
    assert report.genre.name is Genre.BRIEF


LIKE_FORMS = (
    "走访发现三个问题，现将有关情况报告如下。",
    "农技员在院坝会上把补贴政策逐条解读如下：一亩补多少、哪天打款、找谁问。",
    "红白理事会向全村倡议如下：酒席不超过20桌，半年已有31户照办，少花46万元。",
    "报名：张榜写明条件，91人报名，考下来招了36名代办员。",
    "喜闻贵州茶商要来，村里连夜把17项证明备齐，当天办完。",
    "36项清单逐条核过，现予公布。",
    "每项决议写谁办、几月办完，现予公布的有12项。",
    "“您好！”代办员进门先说这一句，再问要办什么。",
    "代办员进门，您好！先问要办什么，一项一项记。",
    "女，62岁的周小满头一个来，一张证明当天拿到。",
    "【概况】柳塘镇辖14个村，办证要跑镇上，来回46公里。",
    "村会计开口第一句是现将上月开支报告如下，念完36笔当场签字。",
)


@pytest.mark.parametrize("below", LIKE_FORMS)
def test_what_reads_as_a_brief_is_one_though_a_line_has_such_a_form(below: str, checker: Checker) -> None:
    for title in ("柳塘镇把17项证明下放到村办", "柳塘镇多措并举优化便民服务"):
        assert checker.check(draft(title, DONE, below, *ITEMS)).genre.name is Genre.BRIEF


VISIT = (
    "3月9日上午，石桥县委书记热情接待了考察组一行，县领导陪同考察。双方就对账办法进行了座谈交流。",
    "考察组表示，石桥县的经验值得学习借鉴，并邀请对方到柳塘镇指导工作。此次考察开阔了视野。",
)
PRACTICE = (
    "针对村账看不懂，柳塘镇今年3月起把14个村的账晒到祠堂墙上，已改正差错214处，没有一户再到镇上问账。",
    "一是换说法。把科目换成村民叫得出的名字，每笔写清谁经手。二是定日子。每月初五对一次，对完签字。",
)


@pytest.mark.parametrize(
    "title", ["周平县长到柳塘镇调研村账工作", "县委组织部调研组到柳塘镇调研村账工作", "县委书记周平深入柳塘镇督导检查"]
)
def test_a_title_that_says_who_went_where_to_look_is_of_a_visit(title: str, checker: Checker) -> None:
    report = checker.check(draft(title, *VISIT))
    assert report.genre.name is Genre.NEWS


@pytest.mark.parametrize(
    "title",
    [
        "柳塘镇赴石桥县取经后把村账晒到祠堂墙上",
        "石桥县把领导到村里检查由每月9次压到2次",
        "石桥县选派36名第一书记到企业跟班学习",
        "柳塘镇班主任到学生家走访劝返19名辍学生",
        "石桥县组织18名局长到乡镇窗口学习办件",
        "石桥县镇长到田间座谈敲定水渠走向",
    ],
)
def test_a_practice_below_such_a_title_is_a_brief(title: str, checker: Checker) -> None:
    assert checker.check(draft(title, *PRACTICE)).genre.name is Genre.BRIEF


@pytest.mark.parametrize(
    ("brief", "genre", "folds"),
    [(0.05, Genre.REFLECTION, True), (0.2, Genre.REFLECTION, False), (0.4, Genre.BRIEF, False)],
)
def test_what_is_no_brief_is_none_though_it_may_be_one_of_several_others(
    brief: float, genre: Genre, folds: bool, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = 1 - brief
    shares = {Genre.BRIEF: brief, Genre.REFLECTION: 0.5 * rest, Genre.NEWS: 0.3 * rest, Genre.SPEECH: 0.2 * rest}
    monkeypatch.setattr("addin_server.core.rules.genre.judge_genre", lambda article, reader: shares)
    report = Checker(rules).check(draft("说说那口井", "井在村口，水很凉。" * 8, "井台是石头砌的，绳痕很深。" * 6))
    assert (report.genre.name, report.genre.folds) == (genre, folds)


def test_a_brief_below_the_title_of_another_kind_has_its_title_to_mend(checker: Checker) -> None:
    hollow = "通过一系列举措，干部作风焕然一新，群众获得感、幸福感显著增强。"
    report = checker.check(draft("柳塘镇便民服务的几点体会", DONE, *ITEMS, hollow))
    assert report.genre.name is Genre.BRIEF
    assert {"title.genre", "vague.result"} <= {f.rule for f in report.findings if not f.folded}


@pytest.mark.parametrize(("reflection", "severity"), [(0.6, Severity.ERROR), (0.4, Severity.WARNING)])
def test_what_surely_is_no_brief_but_may_be_one_of_several_others_is_told_mildly(
    reflection: float, severity: Severity, rules: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = (0.98 - reflection) / 2
    shares = {Genre.BRIEF: 0.02, Genre.REFLECTION: reflection, Genre.NEWS: rest, Genre.SPEECH: rest}
    monkeypatch.setattr("addin_server.core.rules.genre.judge_genre", lambda article, reader: shares)
    report = Checker(rules).check(draft("说说那口井", "井在村口，水很凉。" * 8, "井台是石头砌的，绳痕很深。" * 6))
    (told,) = [f for f in report.findings if f.category == "genre"]
    assert (told.severity, report.genre.folds) == (severity, True)


@pytest.mark.parametrize("title", ["", "〔单位〕〔做法〕〔结果〕", "XX镇办好村会计培训班", "____镇办好村会计培训班"])
def test_without_a_title_nothing_is_said_of_the_kind_of_text(title: str, checker: Checker) -> None:
    lines = [title, *OCCASIONS["training"][1:]] if title else list(OCCASIONS["training"][1:])
    assert checker.check(draft(*lines)).genre.name is Genre.BRIEF


OCCASIONS = {
    "training": (
        "柳塘镇“三个贴近”办好村会计培训班",
        "6月11日至13日，柳塘镇村会计业务培训班在镇成校举办，17个村的会计和报账员参加培训。",
        "贴近岗位。培训安排票据审核、资产台账、报表填制等7门课，由县农经站业务骨干和会计事务所老师授课。",
        "贴近实战。12日下午，学员分四组拿真账练手，第三组因漏登一笔租金被要求重做。",
        "结业式上，副镇长周平为优秀学员颁发证书。学员们表示，回去以后要把学到的用到报账中去。",
    ),
    "portrait": (
        "渠边的守望者——记石桥村老支书何长水",
        "何长水，1952年生，1975年入党，石桥村原党支部书记，先后获得“县优秀共产党员”“最美水管员”称号。",
        "“水不等人，我也等不得。”他一边说，一边弯腰去捞渠里的草。那年冬天，他的腿被石头砸伤，医生让他躺三个月，"
        "他拄着拐第二十天就上了工地。妻子心疼得直掉泪，他却笑着说：“渠通了，我的腿就好了。”",
        "退下来以后，儿子劝他进城享福，他摆摆手，说村里的水还没通到最后一户，哪能走。",
        "如今渠通了，老人还是每天去看。乡亲们说，听见他的脚步声，心里就踏实。",
    ),
    "comment": (
        "调研的“本子”该记什么",
        "有的干部下村，本子上记得满满当当，回来一翻，多是“总体平稳”“成效明显”。这样的本子，记了等于没记。",
        "调研的本子，应当先记群众的难处。难处不会写在展板上，它在灶台边、在田埂上，在群众欲言又止的那句话里。",
        "调研的本子，还应当记自己的账。上次答应的事办了没有？没办成，又该怎么向群众交代？",
        "本子是薄的，民情是厚的。唯有把心沉下去，笔下才有真东西。",
    ),
}


@pytest.mark.parametrize("text", OCCASIONS.values(), ids=OCCASIONS)
def test_what_tells_of_an_occasion_a_person_or_an_opinion_is_no_brief(text: tuple[str, ...], checker: Checker) -> None:
    assert checker.check(draft(*text)).genre.name in (Genre.NEWS, Genre.REFLECTION, Genre.OTHER)


MEETINGS = {
    "voted at": (
        "职工代表大会票决17件烦心事",
        "1月15日，华源煤业召开职工代表大会，163名代表票决出17件烦心事。公司党委把17件分给9名班子成员包办，"
        "每季度回会报账，年底办结15件，没办结的2件由职代会质询。",
    ),
    "taught at": (
        "县妇联举办培训班教会112名留守妇女编藤椅",
        "针对留守妇女没活干，3月10日县妇联举办藤编培训班，112名妇女参加，由党员师傅带教。"
        "5月起订单直发到户，人均月增收1260元。",
    ),
    "asked at": (
        "市领导联系专家座谈会后办成17件事",
        "6月6日，市领导联系专家座谈会召开，参会专家提出37条意见。市委组织部当天列单，分给14个部门，9月底前必须答复。",
        "到8月底答复37条，办成17件，没办成的20件逐条说明了原因，由专家打分。",
    ),
    "checked at": (
        "柳塘镇召开村会计对账会 退单降到9笔",
        "6月11日，柳塘镇召开村会计对账会，17个村的会计带着账本参加。",
        "会上，县农经站抽查每村3笔凭证，错在哪讲哪。",
        "会计当场改好，财政所逐笔验收，退单由每月60笔降到9笔。",
    ),
    "laid down": (
        "石桥县推动村规民约从墙上走到账上",
        "针对村规民约抄来抄去，石桥县今年让各村户主会自己议，议成才算数，12个村新约管住了彩礼。",
        "三棵树村48户议了3晚，定下“办酒不过十桌”，由村民代表会制定本公约，违约的三年不评文明户。",
        "半年来全村办酒11场，平均由26桌降到9桌。",
    ),
    "told in a few lines": (
        "柳塘消防站帮新队员过“家门关”",
        "队员一年只有一次探亲，站里去年有9人因家里有事打报告要走。站党支部把探亲假拆成三段，允许父母来队住四天，"
        "今年没有一人因家事离队。",
        "父母来队的花费列进工会账。",
    ),
}


@pytest.mark.parametrize("text", MEETINGS.values(), ids=MEETINGS)
def test_what_came_of_a_meeting_is_a_brief(text: tuple[str, ...], checker: Checker) -> None:
    assert checker.check(draft(*text)).genre.name is Genre.BRIEF


PRACTICES = {
    "with a person in it": (
        "石桥村把水渠分段包到户",
        "针对3.6公里水渠年年清、年年堵，石桥村今年4月起把水渠分成41段包到户，汛期来水由两天缩到半天。",
        "老支书何长水带人量了渠，按受益田亩分段，段牌钉在渠边。“自家门前的渠，谁好意思让它堵着？”他说。",
        "每月5日对着段牌看一遍，堵了的三天内清完，清不完的由村里代清，工钱从这户的用水补贴里扣。",
        "4月以来清出淤泥260立方米，上游17户多浇了40亩晚稻。",
    ),
    "that began at a training": (
        "柳塘镇村会计培训改成“带账来学”",
        "以往村会计培训听完就忘，报账退单每月有60多笔。今年6月起，柳塘镇让17个村的会计带着自己的账本来学，退单降到每月9笔。",
        "一是先查后教。开班前由县农经站抽查每村3笔凭证，错在哪就讲哪。",
        "二是改完才走。当场改好自己的账，镇财政所逐笔验收，没改完的第二天接着改。",
    ),
}


@pytest.mark.parametrize("text", PRACTICES.values(), ids=PRACTICES)
def test_what_was_done_about_a_problem_is_a_brief_with_people_and_trainings_in_it(
    text: tuple[str, ...], checker: Checker
) -> None:
    assert checker.check(draft(*text)).genre.name is Genre.BRIEF


@pytest.mark.parametrize("stop", ["。", "."])
def test_what_lays_down_rules_says_so(stop: str, checker: Checker) -> None:
    text = (
        "柳塘镇党员活动室管理制度",
        f"为管好活动室，结合本镇实际，制定本制度{stop}",
        f"一、活动室由党建办专人管理，开放时间为每周一至周五{stop}",
        f"二、借用图书须登记，一个月内归还{stop}",
    )
    assert checker.check(draft(*text)).genre.name is Genre.OTHER


def test_a_brief_with_a_title_of_news_is_read_as_a_brief(checker: Checker) -> None:
    lead = "针对14个村党员底数不清，柳塘镇今年3月起逐户登记，已找回失联党员41名，到会人数由9人升到23人。"
    report = checker.check(
        draft("柳塘镇逐户登记流动党员侧记", lead, "一是摸底。镇里用半个月走完14个村，逐人填联系卡。")
    )
    assert report.genre.name is Genre.BRIEF


def test_the_plan_of_an_event_is_no_news_of_it(checker: Checker) -> None:
    plan = (
        "参观县博物馆活动策划",
        "一、活动时间",
        "11月28日下午1点至5点。",
        "二、活动内容",
        "13:00集合，13:15统一乘车出发，15:00在展厅听讲解员讲解。",
    )
    genre = checker.check(draft(*plan)).genre.name
    assert genre in (Genre.NOTICE, Genre.OTHER)  # what the title says yields where the text is surely of no kind
