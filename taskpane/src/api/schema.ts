/** The service's API, written by `npm run schema` from the routes as they are declared. */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务与规则的状态 */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 启动时打开的文稿；没有则 204 */
        get: operations["get_opened"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opened/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 启动时打开的文稿的文件 */
        get: operations["get_opened_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这份说明 */
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这个服务是谁的 */
        get: operations["get_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 一次性链接，给自己的浏览器 */
        post: operations["make_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停下这个服务，只有它的用户能 */
        post: operations["stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查整份文稿 */
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把选定的改法排成互不重叠的修改 */
        post: operations["plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 文稿逐句读成了什么 */
        post: operations["explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 校对：错字、同音字、标点，比检查慢 */
        post: operations["proofread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proof/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** LanguageTool 的状态 */
        get: operations["get_proof_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部规则 */
        get: operations["get_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条规则 */
        get: operations["get_rule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 自己的设置、认可的词、本期要点 */
        get: operations["get_profile"];
        /** 存设置，立即生效 */
        put: operations["put_profile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 哪些规则的意见没有照改，各为什么 */
        get: operations["get_declined"];
        put?: never;
        /** 记下一处没有照改的理由；只记规则和理由 */
        post: operations["post_declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部模板 */
        get: operations["get_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个模板 */
        get: operations["get_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 读一份文件 */
        post: operations["open_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/annotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 写批注并取回 .docx */
        post: operations["annotate_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/clean": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 去掉主笔的标记并取回 .docx */
        post: operations["clean_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/final": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出一份报送稿并取回 .docx */
        post: operations["finish_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把各段排成一份新的 .docx */
        post: operations["new_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 示例文稿 */
        get: operations["get_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/final": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 送审前必查的几问 */
        get: operations["get_preflight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/leftovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 文件里还剩什么批注、修订、底色、页面上看不见的字 */
        post: operations["find_leftovers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 从材料找信息 */
        post: operations["mine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 数字、名称、日期、引语在材料里的依据 */
        post: operations["evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/versions/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 两稿之间意思变了什么 */
        post: operations["compare_versions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 存没存稿，存了哪些 */
        get: operations["get_drafts"];
        /** 打开存稿，或关掉并全部删去 */
        put: operations["turn_store"];
        /** 存一稿 */
        post: operations["keep_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一篇存稿的各稿 */
        get: operations["get_versions"];
        put?: never;
        post?: never;
        /** 删去一篇存稿 */
        delete: operations["delete_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{draft}/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一篇存稿的一稿 */
        get: operations["get_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 常用批语，用得多的在前；审稿人的名字 */
        get: operations["get_remarks"];
        /** 存自己的批语 */
        put: operations["put_remarks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remarks/used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记下用了哪几条 */
        post: operations["count_remarks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review/compose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记下的批语并成批注 */
        post: operations["compose_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上一轮的批注改没改 */
        post: operations["compare_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审稿单，.docx 或 HTML */
        post: operations["make_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部课、对照和教案 */
        get: operations["get_training"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/training/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一课或一组对照，连同规则的意见 */
        get: operations["get_lesson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 练习：标出的和规则指出的对一对；改过的一句规则满意不满意 */
        post: operations["practise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 能在哪些地址上开课，正在上的课 */
        get: operations["get_classes"];
        put?: never;
        /** 开课 */
        post: operations["start_class"];
        /** 下课 */
        delete: operations["end_class"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始看一批文稿 */
        post: operations["start_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 加一份文件 */
        post: operations["add_to_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 文件加完了 */
        post: operations["end_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这一批看到哪里了 */
        get: operations["get_batch"];
        put?: never;
        post?: never;
        /** 关掉这一批，全部忘掉 */
        delete: operations["drop_batch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这一批逐篇的情况 */
        get: operations["get_batch_drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报告 */
        get: operations["get_batch_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报告，表格 */
        get: operations["get_batch_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/annotated.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部批注稿 */
        get: operations["get_batch_copies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ignored/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这一稿忽略了哪些处 */
        get: operations["get_ignored"];
        /** 记下这一稿忽略了哪些处 */
        put: operations["put_ignored"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送来一个月的统计数 */
        post: operations["send_figures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** StopRequest */
        StopRequest: {
            proof: string;
        };
        /**
         * CheckRequest
         * @description `select` and `ignore` are rule-id prefixes; the longest one that fits decides.
         */
        CheckRequest: {
            draft: components["schemas"]["DraftIn"];
            /** @default [] */
            select?: string[];
            /** @default [] */
            ignore?: string[];
            /** @default false */
            unfold?: boolean;
        };
        /**
         * DraftIn
         * @description The whole draft, always: the engine remembers the paragraphs that did not change.
         */
        DraftIn: {
            paragraphs: components["schemas"]["DraftParagraph"][];
            /** @default null */
            type?: ("T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9") | null;
            /** @default null */
            level?: ("中央" | "县" | "市" | "省") | null;
            /** @default null */
            date?: string | null;
        };
        /**
         * DraftParagraph
         * @description A paragraph of the open document. Only `text` is needed; ids default to p1, p2, …
         */
        DraftParagraph: {
            text: string;
            /** @default  */
            id?: string;
            /** @default  */
            label?: string;
            /** @default  */
            style?: string;
            /** @default null */
            outline?: number | null;
            /**
             * @default
             * @enum {unknown}
             */
            align?: "" | "both" | "center" | "left" | "right";
            /**
             * @default body
             * @enum {unknown}
             */
            container?: "body" | "table" | "textbox";
            /** @default null */
            cell?: [
                number,
                number,
                number
            ] | null;
            /** @default null */
            pinned?: components["schemas"]["Role"] | null;
            /** @default false */
            shows?: boolean;
        };
        /**
         * Role
         * @description What a paragraph is in the brief.
         * @enum {unknown}
         */
        Role: "attachment" | "background" | "body" | "byline" | "credits" | "date" | "distribution" | "ending" | "heading1" | "heading2" | "heading3" | "heading4" | "issue" | "lead" | "masthead" | "note" | "other" | "salutation" | "signature" | "subtitle" | "title";
        /**
         * PlanRequest
         * @description Which fix of which finding to apply; `fix` is an index into the finding's fixes.
         */
        PlanRequest: {
            draft: components["schemas"]["DraftIn"];
            choices: components["schemas"]["PlanChoice"][];
        };
        /** PlanChoice */
        PlanChoice: {
            key: string;
            /** @default 0 */
            fix?: number;
        };
        /** ExplainRequest */
        ExplainRequest: {
            draft: components["schemas"]["DraftIn"];
        };
        /**
         * ProofRequest
         * @description `session` names who asks: a later question of the same session calls an earlier one off.
         */
        ProofRequest: {
            draft: components["schemas"]["DraftIn"];
            /** @default [] */
            select?: string[];
            /** @default [] */
            ignore?: string[];
            /** @default  */
            session?: string;
        };
        /**
         * Preferences
         * @description Rules that are off, severities and numbers of others by id or prefix; accepted words; this period's topics.
         */
        Preferences: {
            /** @default [] */
            off?: string[];
            /** @default {} */
            severity?: {
                [key: string]: components["schemas"]["Severity"];
            };
            /** @default {} */
            set?: {
                [key: string]: {
                    [key: string]: number | number[];
                };
            };
            /** @default [] */
            words?: string[];
            /** @default [] */
            topics?: string[];
        };
        /**
         * Severity
         * @description How much a finding matters: 必改, 建议改, 可斟酌.
         * @enum {unknown}
         */
        Severity: "advice" | "error" | "warning";
        /**
         * DeclineRequest
         * @description Ids of rules and the reason; `back` takes one count back.
         */
        DeclineRequest: {
            rules: string[];
            reason: string;
            /** @default false */
            back?: boolean;
        };
        /** DocumentForm */
        DocumentForm: {
            /** Format: binary */
            file: Blob;
        };
        /**
         * AnnotateForm
         * @description Without a file the draft of the request becomes a new document.
         */
        AnnotateForm: {
            request: components["schemas"]["AnnotateRequest"];
            /** @default null */
            file?: Blob | null;
        };
        /**
         * AnnotateRequest
         * @description Which findings to write into the document; without `keys`, all that count.
         *
         *         `remarks` are a reviewer's own comments, by `author`: with them no finding is written unless `keys` names it.
         *         `clear` takes our marks out of the file first.
         */
        AnnotateRequest: {
            draft: components["schemas"]["DraftIn"];
            /** @default null */
            keys?: string[] | null;
            /** @default false */
            highlight?: boolean;
            /** @default true */
            comments?: boolean;
            /** @default false */
            unfold?: boolean;
            /** @default null */
            remarks?: components["schemas"]["ReviewerRemark"][] | null;
            /** @default  */
            author?: string;
            /** @default false */
            clear?: boolean;
        };
        /**
         * ReviewerRemark
         * @description A reviewer's comment on `quote`, which stands at `span` of a paragraph; no span means the whole paragraph.
         */
        ReviewerRemark: {
            paragraph: string;
            text: string;
            /** @default  */
            quote?: string;
            /** @default null */
            span?: [
                number,
                number
            ] | null;
        };
        /**
         * FinalForm
         * @description Without a file, or where paragraphs came or went since, the text is laid out anew.
         */
        FinalForm: {
            request: components["schemas"]["FinalRequest"];
            /** @default null */
            file?: Blob | null;
        };
        /**
         * FinalRequest
         * @description The text as it is to be sent, and what is to be taken out of the file it came from.
         */
        FinalRequest: {
            draft: components["schemas"]["DraftIn"];
            /** @default [] */
            remove?: ("authors" | "changes" | "comments" | "highlights")[];
        };
        /**
         * NewDocument
         * @description Paragraphs to make a document of.
         */
        NewDocument: {
            blocks: components["schemas"]["NewParagraph"][];
        };
        /** NewParagraph */
        NewParagraph: {
            role: components["schemas"]["Role"];
            text: string;
        };
        /**
         * MineForm
         * @description Files, or a document that is open, or both.
         */
        MineForm: {
            /** @default [] */
            file?: Blob[];
            /** @default null */
            request?: components["schemas"]["MineRequest"] | null;
        };
        /** MineRequest */
        MineRequest: {
            /** @default [] */
            documents?: components["schemas"]["MineSource"][];
        };
        /**
         * MineSource
         * @description A document that is open, not a file.
         */
        MineSource: {
            name: string;
            paragraphs: components["schemas"]["DraftParagraph"][];
        };
        /** EvidenceForm */
        EvidenceForm: {
            request: components["schemas"]["EvidenceRequest"];
            /** @default [] */
            file?: Blob[];
        };
        /**
         * EvidenceRequest
         * @description A draft, and the material it was made from as far as that is no file; without any all facts are listed.
         */
        EvidenceRequest: {
            draft: components["schemas"]["DraftIn"];
            /** @default [] */
            documents?: components["schemas"]["MineSource"][];
        };
        /** VersionsRequest */
        VersionsRequest: {
            before: components["schemas"]["DraftIn"];
            after: components["schemas"]["DraftIn"];
        };
        /**
         * StoreWanted
         * @description Begin to keep drafts; or, off, delete all that are kept.
         */
        StoreWanted: {
            on: boolean;
        };
        /**
         * KeepRequest
         * @description A text to keep as a version of the draft `id`, "" for one not kept before; `auto` was not asked for.
         */
        KeepRequest: {
            draft: components["schemas"]["DraftIn"];
            /** @default  */
            id?: string;
            /** @default  */
            name?: string;
            /** @default  */
            note?: string;
            /** @default false */
            auto?: boolean;
        };
        /**
         * OwnRemarksRequest
         * @description All of the reviewer's own remarks; what is not among them is gone.
         */
        OwnRemarksRequest: {
            remarks: components["schemas"]["OwnRemark"][];
        };
        /**
         * OwnRemark
         * @description A remark as it is written in a file; `part` is the file's where it has none. `rules` are ids it answers.
         */
        OwnRemark: {
            text: string;
            /** @default  */
            part?: string;
            /** @default [] */
            rules?: string[];
        };
        /**
         * UsedRemarksRequest
         * @description The texts of remarks that were used once more.
         */
        UsedRemarksRequest: {
            texts: string[];
        };
        /**
         * ComposeRequest
         * @description Remarks that are set down, or a verdict; `title` is the id of the paragraph that stands for the whole draft.
         *
         *         The opinion is that of `said`, remarks that are to be in it, unless the reviewer worded it.
         */
        ComposeRequest: {
            /** @default [] */
            notes?: components["schemas"]["Note"][];
            /** @default  */
            title?: string;
            /** @default  */
            verdict?: string;
            /** @default null */
            opinion?: string | null;
            /** @default [] */
            said?: string[];
        };
        /**
         * Note
         * @description A remark on one finding. `offered`: its words are those of the bank. No `paragraph` is the whole draft.
         *
         *         `quote` is empty where the remark is about a whole paragraph.
         */
        Note: {
            item: string;
            rule: string;
            text: string;
            place: string;
            /** @default false */
            offered?: boolean;
            /** @default null */
            paragraph?: string | null;
            /** @default  */
            quote?: string;
        };
        /**
         * CompareRequest
         * @description Comments of ours that the draft came with.
         */
        CompareRequest: {
            draft: components["schemas"]["DraftIn"];
            comments: components["schemas"]["Earlier"][];
            /** @default false */
            unfold?: boolean;
        };
        /**
         * Earlier
         * @description A comment of ours that stands on `quote`.
         */
        Earlier: {
            text: string;
            /** @default  */
            quote?: string;
        };
        /**
         * SheetRequest
         * @description The service puts today's date where the sheet has none.
         */
        SheetRequest: {
            /** @enum {unknown} */
            format: "docx" | "html";
            sheet: components["schemas"]["Sheet"];
        };
        /**
         * Sheet
         * @description What the sheet says; `verdict` is one of `VERDICTS` or empty. `earlier` are the comments of the round before.
         *
         *         No `parts` at all: the draft is no brief and has no score; None: nobody has counted.
         */
        Sheet: {
            title: string;
            /** @default  */
            file?: string;
            /** @default  */
            type?: string;
            /** @default  */
            author?: string;
            /** @default null */
            date?: string | null;
            /** @default  */
            verdict?: string;
            /** @default  */
            opinion?: string;
            /** @default null */
            parts?: components["schemas"]["PartScore"][] | null;
            /** @default [] */
            remarks?: components["schemas"]["SheetRow"][];
            /** @default [] */
            earlier?: components["schemas"]["SheetRow"][];
        };
        /**
         * PartScore
         * @description Points of a part out of its weight.
         */
        PartScore: {
            part: string;
            points: number;
            weight: number;
        };
        /**
         * SheetRow
         * @description A comment: where it stands, on which words, what it says. `state` tells in a second round what became of it.
         */
        SheetRow: {
            place: string;
            quote: string;
            text: string;
            /**
             * @default
             * @enum {unknown}
             */
            state?: "" | "已改" | "找不到原句" | "未改";
        };
        /**
         * PracticeRequest
         * @description Marks on a step of a lesson, or a line of it rewritten, or both.
         */
        PracticeRequest: {
            lesson: string;
            /** @default 0 */
            step?: number;
            /** @default [] */
            marks?: components["schemas"]["Mark"][];
            /** @default null */
            rewrite?: components["schemas"]["RewriteIn"] | null;
        };
        /**
         * Mark
         * @description A mark: line and clause by number from 0; no clause means the whole paragraph.
         */
        Mark: {
            line: number;
            /** @default null */
            clause?: number | null;
        };
        /**
         * RewriteIn
         * @description A line of the step, rewritten.
         */
        RewriteIn: {
            line: number;
            text: string;
        };
        /**
         * StartClass
         * @description A class on a lesson, open to the network that `bind` is this computer's address in.
         */
        StartClass: {
            lesson: string;
            bind: string;
        };
        /**
         * BatchRequest
         * @description What holds for every draft, and the name of the folder.
         */
        BatchRequest: {
            /** @default  */
            folder?: string;
            /** @default null */
            type?: ("T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9") | null;
            /** @default null */
            level?: ("中央" | "县" | "市" | "省") | null;
            /** @default null */
            date?: string | null;
        };
        /**
         * BatchFileForm
         * @description A file and its path in the folder.
         */
        BatchFileForm: {
            /** Format: binary */
            file: Blob;
            /** @default  */
            path?: string;
        };
        /** Ignored */
        Ignored: {
            keys: string[];
        };
        /**
         * MonthFigures
         * @description What somebody chose to send: of which unit, of which month, counts.
         */
        MonthFigures: {
            unit: string;
            month: string;
            counts: components["schemas"]["RuleCount"][];
        };
        /**
         * RuleCount
         * @description How often one thing became of what a rule found.
         */
        RuleCount: {
            rule: string;
            outcome: string;
            times: number;
        };
        /**
         * HealthOut
         * @description `layers` has one sentence for each layer of rules that could not be used; `news` says what the organisation's
         *         rules in force are, empty where there are none.
         */
        HealthOut: {
            status: string;
            version: string;
            ruleset: string;
            layers: string[];
            skipped: components["schemas"]["SkippedOut"][];
            news: string;
        };
        /** SkippedOut */
        SkippedOut: {
            rule: string;
            because: string;
        };
        /**
         * OpenedOut
         * @description A document the service read: sample, the draft given at the start, or an upload. `comments` are ours alone.
         */
        OpenedOut: {
            name: string;
            draft: components["schemas"]["OpenedDraft"];
            warnings: string[];
            comments: components["schemas"]["CommentOut"][];
        };
        /** OpenedDraft */
        OpenedDraft: {
            paragraphs: components["schemas"]["OpenedParagraph"][];
        };
        /**
         * OpenedParagraph
         * @description A paragraph of a document that was read: a `DraftParagraph` with every field there.
         */
        OpenedParagraph: {
            id: string;
            text: string;
            label: string;
            style: string;
            outline: number | null;
            /** @enum {unknown} */
            align: "" | "both" | "center" | "left" | "right";
            /** @enum {unknown} */
            container: "body" | "table" | "textbox";
            cell: [
                number,
                number,
                number
            ] | null;
            pinned: components["schemas"]["Role"] | null;
            shows: boolean;
        };
        /**
         * CommentOut
         * @description A comment of ours that the file already holds; `text` is whole, sign included.
         */
        CommentOut: {
            paragraph: string;
            span: [
                number,
                number
            ] | null;
            quote: string;
            text: string;
            author: string;
            date: string;
        };
        /**
         * IdentityOut
         * @description That the service which answers belongs to the user who asks, and which version it is.
         */
        IdentityOut: {
            proof: string;
            version: string;
        };
        /**
         * TicketOut
         * @description The path of a link that lets its user's browser in once.
         */
        TicketOut: {
            path: string;
        };
        /**
         * StoppingOut
         * @description The number of the process that ends: with its port closed it may still hold files.
         */
        StoppingOut: {
            pid: number;
        };
        /**
         * ReportOut
         * @description A report. `lead_remark` says what the lead leaves open. `file` stands in the reports of the command line only.
         */
        ReportOut: {
            findings: components["schemas"]["FindingOut"][];
            paragraphs: components["schemas"]["ParagraphOut"][];
            roles: {
                [key: string]: components["schemas"]["RoleOut"];
            };
            genre: components["schemas"]["GenreOut"];
            type: components["schemas"]["TypeOut"] | null;
            lead: components["schemas"]["AnswerOut"][];
            lead_remark: string;
            scores: components["schemas"]["ScoresOut"];
            counts: components["schemas"]["CountsOut"];
            skipped: components["schemas"]["SkippedOut"][];
            ruleset: string;
            file?: string;
        };
        /**
         * FindingOut
         * @description `comment` is the finding as it is written into a document, sign included.
         */
        FindingOut: {
            rule: string;
            category: string;
            severity: components["schemas"]["Severity"];
            paragraph: string | null;
            span: [
                number,
                number
            ] | null;
            quote: string;
            occurrence: number;
            message: string;
            why: string;
            source: string[];
            evidence: components["schemas"]["EvidenceOut"][];
            fixes: components["schemas"]["FixOut"][];
            key: string;
            params: {
                [key: string]: string | number;
            };
            reasons: string[];
            folded: boolean;
            comment: string;
        };
        /** EvidenceOut */
        EvidenceOut: {
            paragraph: string;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            quote: string;
            note: string;
        };
        /**
         * FixOut
         * @description `parts` make up the text of the one edit where that is put together from the draft's own words.
         */
        FixOut: {
            label: string;
            /** @enum {unknown} */
            safety: "review" | "safe";
            edits: components["schemas"]["EditOut"][];
            parts: components["schemas"]["FixPartOut"][];
        };
        /** EditOut */
        EditOut: {
            paragraph: string;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            text: string;
        };
        /**
         * FixPartOut
         * @description A part of a fix's text and where its words stand; without a place it joins two others, or is to be filled in.
         */
        FixPartOut: {
            text: string;
            says: ("action" | "effect" | "problem" | "unit") | null;
            paragraph: string | null;
            span: [
                number,
                number
            ] | null;
        };
        /** ParagraphOut */
        ParagraphOut: {
            id: string;
            index: number;
            text: string;
            label: string;
            role: components["schemas"]["Role"];
            because: string;
        };
        /** RoleOut */
        RoleOut: {
            role: components["schemas"]["Role"];
            because: string;
        };
        /** GenreOut */
        GenreOut: {
            name: components["schemas"]["Genre"];
            because: string[];
            folds: boolean;
        };
        /**
         * Genre
         * @description The kinds of text a draft can turn out to be; weak evidence means BRIEF, OTHER none of these.
         * @enum {unknown}
         */
        Genre: "信息" | "其他" | "心得" | "总结" | "新闻" | "简报" | "讲话" | "通知";
        /**
         * TypeOut
         * @description The type of the brief, named or guessed.
         */
        TypeOut: {
            /** @enum {unknown} */
            name: "T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9";
            because: string;
        };
        /** AnswerOut */
        AnswerOut: {
            question: string;
            rule: string;
            /** @enum {unknown} */
            state: "no" | "partly" | "yes";
            hint: string;
            quote: string;
        };
        /**
         * ScoresOut
         * @description `parts` is 要素齐缺; `total` is the reviewers' number, out of 100. No brief has neither.
         */
        ScoresOut: {
            total: number | null;
            parts: components["schemas"]["PartOut"][];
        };
        /**
         * PartOut
         * @description `points` out of `weight`; `counts` are the findings that cost some, 必改 first.
         */
        PartOut: {
            part: string;
            /** @enum {unknown} */
            state: "no" | "none" | "partly" | "yes";
            lacks: string;
            points: number;
            weight: number;
            counts: [
                number,
                number,
                number
            ];
        };
        /** CountsOut */
        CountsOut: {
            error: number;
            warning: number;
            advice: number;
            folded: number;
        };
        /**
         * PlanOut
         * @description `edits` do not overlap; `conflicts` and `stale` are the keys left out and why.
         */
        PlanOut: {
            edits: components["schemas"]["EditOut"][];
            conflicts: string[];
            stale: string[];
        };
        /**
         * ExplanationOut
         * @description `words` are the Chinese names of everything the reading names.
         */
        ExplanationOut: {
            briefs: components["schemas"]["BriefReadOut"][];
            words: components["schemas"]["ReadingWords"];
            ruleset: string;
        };
        /**
         * BriefReadOut
         * @description One brief of the draft; `broad` is how surely its topic is too broad, `broad_agreed` how
         *         surely a reader would agree, `genres` come likeliest first.
         */
        BriefReadOut: {
            title: components["schemas"]["TitleReadOut"] | null;
            lead: components["schemas"]["LeadReadOut"] | null;
            broad: number;
            broad_agreed: number;
            broad_reasons: string[];
            genres: components["schemas"]["GenreShareOut"][];
            paragraphs: components["schemas"]["ParagraphReadOut"][];
        };
        /**
         * TitleReadOut
         * @description `weak` is how surely it is; `fault` and `reasons` stand only where it reads as weak.
         */
        TitleReadOut: {
            at: components["schemas"]["QuoteOut"];
            weak: number;
            fault: string;
            reasons: string[];
        };
        /**
         * QuoteOut
         * @description Characters of one paragraph of the draft.
         */
        QuoteOut: {
            paragraph: string;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            quote: string;
        };
        /**
         * LeadReadOut
         * @description How surely the first paragraph is no lead, and its three questions.
         */
        LeadReadOut: {
            paragraph: string;
            number: number;
            missing: number;
            questions: components["schemas"]["OpenQuestionOut"][];
        };
        /**
         * OpenQuestionOut
         * @description How surely the lead leaves a question open, and the words that answer best.
         */
        OpenQuestionOut: {
            question: string;
            open: number;
            answer: string;
        };
        /** GenreShareOut */
        GenreShareOut: {
            name: components["schemas"]["Genre"];
            likely: number;
        };
        /**
         * ParagraphReadOut
         * @description `number` counts the paragraphs of the draft from 1.
         */
        ParagraphReadOut: {
            id: string;
            number: number;
            role: components["schemas"]["Role"];
            clauses: components["schemas"]["ClauseReadOut"][];
        };
        /**
         * ClauseReadOut
         * @description One clause. Shares and likelihoods are from 0 to 1; `claim` and `reasons` stand only where it reads as empty,
         *         as does `agreed`: how surely a reader would agree that the clauses it stands among are an empty claim.
         */
        ClauseReadOut: {
            at: components["schemas"]["QuoteOut"];
            heading: boolean;
            subject: components["schemas"]["QuoteOut"] | null;
            act: components["schemas"]["Act"];
            mood: components["schemas"]["Mood"];
            governor: components["schemas"]["Governor"] | null;
            amounts: components["schemas"]["AmountOut"][];
            specifics: components["schemas"]["QuoteOut"][];
            stock: number;
            empty: number;
            agreed: number | null;
            claim: string;
            reasons: string[];
            support: components["schemas"]["QuoteOut"] | null;
        };
        /**
         * Act
         * @description What a clause says; values are those of the labelled material.
         * @enum {unknown}
         */
        Act: "attitude" | "background" | "change" | "deed" | "demand" | "duty" | "empty-deed" | "event" | "opinion" | "plan" | "purpose" | "scene" | "state-good" | "state-problem";
        /**
         * Mood
         * @description Whether what a clause says has happened, and on whose word.
         * @enum {unknown}
         */
        Mood: "demanded" | "done" | "hypothetical" | "intended" | "negated" | "ongoing" | "quoted";
        /**
         * Governor
         * @description What takes a clause out of what is told as fact.
         * @enum {unknown}
         */
        Governor: "demand" | "hypothesis" | "plan" | "purpose" | "quotation";
        /**
         * AmountOut
         * @description An amount as it is written, and what it measures.
         */
        AmountOut: {
            at: components["schemas"]["QuoteOut"];
            measure: components["schemas"]["Measure"];
        };
        /**
         * Measure
         * @description What an amount measures. Only an outcome says that something came of it.
         * @enum {unknown}
         */
        Measure: "activity" | "anniversary" | "money" | "name-part" | "outcome" | "share" | "size" | "time";
        /**
         * ReadingWords
         * @description Chinese names by the values of the code.
         */
        ReadingWords: {
            group: {
                [key: string]: string;
            };
            act: {
                [key: string]: components["schemas"]["ActWords"];
            };
            mood: {
                [key: string]: string;
            };
            governor: {
                [key: string]: string;
            };
            measure: {
                [key: string]: string;
            };
            claim: {
                [key: string]: string;
            };
            fault: {
                [key: string]: string;
            };
            question: {
                [key: string]: string;
            };
        };
        /**
         * ActWords
         * @description An act's name, the group it is coloured by, and what it means in a few words.
         */
        ActWords: {
            name: string;
            /** @enum {unknown} */
            group: "ahead" | "circumstances" | "deed" | "empty" | "problem" | "result";
            means: string;
        };
        /**
         * ProofOut
         * @description `complete` is false while asking again, in a second or two, would bring more.
         */
        ProofOut: {
            findings: components["schemas"]["FindingOut"][];
            skipped: components["schemas"]["SkippedOut"][];
            complete: boolean;
            state: components["schemas"]["ProofStateOut"];
        };
        /**
         * ProofStateOut
         * @description What LanguageTool is doing; `says` is one sentence for the reader, `megabytes` what it holds of memory.
         */
        ProofStateOut: {
            /** @enum {unknown} */
            name: "absent" | "broken" | "ready" | "resting" | "starting";
            says: string;
            version: string;
            megabytes: number;
        };
        /**
         * RulesOut
         * @description `off` are rules a layer turned off.
         */
        RulesOut: {
            rules: components["schemas"]["RuleOut"][];
            off: components["schemas"]["RuleOut"][];
            sources: {
                [key: string]: components["schemas"]["SourceOut"];
            };
        };
        /**
         * RuleOut
         * @description `until_finished`: says nothing while a draft is being written. `missing_part`: the part it says is not there.
         */
        RuleOut: {
            id: string;
            name: string;
            category: string;
            severity: components["schemas"]["Severity"];
            why: string;
            source: string[];
            examples: components["schemas"]["ExampleOut"][];
            until_finished: boolean;
            missing_part: string;
        };
        /**
         * ExampleOut
         * @description An example of a rule; only what it has is there.
         */
        ExampleOut: {
            weak?: string;
            good?: string;
            ok?: string;
            note?: string;
        };
        /** SourceOut */
        SourceOut: {
            title: string;
        };
        /**
         * DeclinedOut
         * @description How often, by rule id and reason.
         */
        DeclinedOut: {
            declined: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        /** TemplatesOut */
        TemplatesOut: {
            templates: components["schemas"]["TemplateHeadOut"][];
        };
        /** TemplateHeadOut */
        TemplateHeadOut: {
            /** @enum {unknown} */
            id: "T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9";
            name: string;
            for: string;
        };
        /** TemplateOut */
        TemplateOut: {
            /** @enum {unknown} */
            id: "T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9";
            name: string;
            sections: components["schemas"]["SectionOut"][];
            for: string;
        };
        /**
         * SectionOut
         * @description A part to insert; holes in `text` are written 〔…〕. `range` is its usual length in characters.
         */
        SectionOut: {
            id: string;
            role: components["schemas"]["Role"];
            name: string;
            required: boolean;
            range: [
                number,
                number
            ] | null;
            guide: string;
            sample: string;
            text: string;
        };
        /** PreflightOut */
        PreflightOut: {
            groups: components["schemas"]["Group"][];
        };
        /**
         * Group
         * @description One question. `own` is what no rule can see and only the writer can vouch for.
         *
         *         `beside`: it is also asked of the words of the file that are not on its pages. `unseen`: what else is not seen when
         *         a rule that asks for the same is skipped, by that rule.
         */
        Group: {
            id: string;
            ask: string;
            rules: string[];
            own: string;
            beside: boolean;
            unseen: {
                [key: string]: string;
            };
        };
        /**
         * LeftoversOut
         * @description `own` comments are ours; `comments` are everybody's, ours among them. `traces` tell of persons and computers.
         *
         *         `stays` are those of them that cannot be taken out: somebody has to look.
         *         `beside` are words that stand in the file and not on its pages, those that must not go out first.
         */
        LeftoversOut: {
            own: number;
            comments: number;
            changes: number;
            highlights: number;
            authors: string[];
            hidden: number;
            traces: string[];
            beside: components["schemas"]["InspectedTextOut"][];
            stays: string[];
        };
        /**
         * InspectedTextOut
         * @description Words that are in the file and not on its pages; `message` says why they must not go out, "" where none does.
         */
        InspectedTextOut: {
            where: string;
            text: string;
            message: string;
        };
        /**
         * MinedOut
         * @description Candidates, best first. `passed_over` paragraphs were read and gave none.
         */
        MinedOut: {
            documents: string[];
            candidates: components["schemas"]["CandidateOut"][];
            passed_over: number;
        };
        /**
         * CandidateOut
         * @description One topic for a brief, with its outline.
         */
        CandidateOut: {
            key: string;
            name: string;
            /** @enum {unknown} */
            type: "T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9";
            type_name: string;
            because: string;
            unit: string;
            practice: string;
            places: components["schemas"]["LocationOut"][];
            numbers: components["schemas"]["LocationOut"][];
            reasons: string[];
            missing: string[];
            score: number;
            outline: components["schemas"]["OutlineSectionOut"][];
        };
        /**
         * LocationOut
         * @description `document` counts from 0 in the answer's `documents`; `index` is the paragraph, from 0.
         */
        LocationOut: {
            document: number;
            paragraph: string;
            index: number;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            quote: string;
        };
        /** OutlineSectionOut */
        OutlineSectionOut: {
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            required: boolean;
            text: string;
            fills: components["schemas"]["FillOut"][];
        };
        /**
         * FillOut
         * @description A fact for a hole of the section's text, counted from 0: the words to put in are `place.quote`.
         */
        FillOut: {
            hole: number;
            kind: string;
            place: components["schemas"]["LocationOut"];
        };
        /** EvidenceTableOut */
        EvidenceTableOut: {
            documents: string[];
            entries: components["schemas"]["EntryOut"][];
        };
        /**
         * EntryOut
         * @description One fact: where the draft tells it, how the material stands to it, and where the material says so.
         */
        EntryOut: {
            kind: components["schemas"]["FactKind"];
            standing: components["schemas"]["Standing"];
            text: string;
            places: components["schemas"]["PlaceOut"][];
            grounds: components["schemas"]["PlaceOut"][];
        };
        /**
         * FactKind
         * @description What sort of fact it is, in the order a checker goes through them.
         * @enum {unknown}
         */
        FactKind: "date" | "figure" | "name" | "quotation";
        /**
         * Standing
         * @description How the sources stand to a fact; LISTED where there are none to ask.
         * @enum {unknown}
         */
        Standing: "absent" | "different" | "elsewhere" | "found" | "listed";
        /**
         * PlaceOut
         * @description Where something is said: `before`, `quote` and `after` are the source's own characters, in a row.
         *
         *         `document` counts from 0 in the answer's `documents`; None is the draft. `index` is the paragraph, from 0.
         */
        PlaceOut: {
            document: number | null;
            paragraph: string;
            index: number;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            before: string;
            quote: string;
            after: string;
        };
        /**
         * VersionsOut
         * @description Every sentence of both versions, in the order of the later one.
         */
        VersionsOut: {
            rows: components["schemas"]["RowOut"][];
        };
        /**
         * RowOut
         * @description A sentence before and after, None where it came or went, and what changed in its meaning.
         */
        RowOut: {
            before: components["schemas"]["SpotOut"] | null;
            after: components["schemas"]["SpotOut"] | null;
            moved: boolean;
            changes: components["schemas"]["MeaningOut"][];
        };
        /**
         * SpotOut
         * @description Characters of one version; `index` is the paragraph, from 0.
         */
        SpotOut: {
            paragraph: string;
            index: number;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            quote: string;
        };
        /**
         * MeaningOut
         * @description One change of meaning in a sentence for its reader, and where it stands.
         */
        MeaningOut: {
            kind: components["schemas"]["ChangeKind"];
            says: string;
            before: components["schemas"]["SpotOut"] | null;
            after: components["schemas"]["SpotOut"] | null;
        };
        /**
         * ChangeKind
         * @description What is other than it was: a word on a scale, a fact, when, how high, who answers for it, whether it was done.
         * @enum {unknown}
         */
        ChangeKind: "come" | "date" | "duty" | "figure" | "gone" | "mood" | "name" | "quotation" | "rank" | "stage" | "subject" | "time";
        /**
         * StoreOut
         * @description Whether drafts are kept, why, and which; the one kept last first.
         */
        StoreOut: {
            /** @enum {unknown} */
            state: "absent" | "no-key-store" | "off" | "on" | "unreadable";
            says: string;
            drafts: components["schemas"]["DraftHead"][];
        };
        /**
         * DraftHead
         * @description A draft as it is listed.
         */
        DraftHead: {
            id: string;
            name: string;
            saved: string;
            versions: number;
        };
        /**
         * KeptOut
         * @description Which draft and version it was kept as; `same` when that text was there already.
         */
        KeptOut: {
            id: string;
            number: number;
            same: boolean;
        };
        /**
         * VersionsOfOut
         * @description The versions of a draft, the first one first.
         */
        VersionsOfOut: {
            id: string;
            name: string;
            versions: components["schemas"]["VersionHead"][];
        };
        /**
         * VersionHead
         * @description A version: its number from 1, when it was kept, what its writer noted; `auto` was kept without being asked.
         */
        VersionHead: {
            number: number;
            saved: string;
            note: string;
            auto: boolean;
            characters: number;
        };
        /**
         * VersionTextOut
         * @description A version with its text, as a check takes it.
         */
        VersionTextOut: {
            head: components["schemas"]["VersionHead"];
            paragraphs: components["schemas"]["DraftParagraph"][];
        };
        /**
         * BankOut
         * @description `initials` of a remark has one character for each of its text. `author` is whom the computer knows.
         */
        BankOut: {
            remarks: components["schemas"]["Remark"][];
            problems: string[];
            author: string;
        };
        /**
         * Remark
         * @description A remark of the bank. `initials` has one character for each of `text`.
         */
        Remark: {
            text: string;
            part: string;
            rules: string[];
            /** @enum {unknown} */
            layer: "organisation" | "shipped" | "user";
            initials: string;
            used: number;
        };
        /**
         * ComposedOut
         * @description The comments that go in, without sign; `summary` is the verdict's, with the opinion.
         */
        ComposedOut: {
            summary: string;
            opinion: string;
            comments: components["schemas"]["Composed"][];
        };
        /**
         * Composed
         * @description A comment that answers `items`. It stands where the note of item `at` does; on the whole draft when None.
         */
        Composed: {
            items: string[];
            at: string | null;
            text: string;
            place: string;
        };
        /**
         * ComparedOut
         * @description One for each comment asked about, in their order.
         */
        ComparedOut: {
            comments: components["schemas"]["Compared"][];
        };
        /**
         * Compared
         * @description What became of a comment, and its remarks without the words they quote. No state: it sums up a review.
         */
        Compared: {
            state: ("lost" | "mended" | "open") | null;
            lines: string[];
        };
        /**
         * TrainingOut
         * @description All there is to teach. `problems` are folders that could not be read, in words for their owner.
         */
        TrainingOut: {
            lessons: components["schemas"]["HeadOut"][];
            plans: components["schemas"]["LessonPlanOut"][];
            problems: string[];
        };
        /**
         * HeadOut
         * @description A line in the list of lessons. `part` is set for pairs only.
         */
        HeadOut: {
            id: string;
            /** @enum {unknown} */
            kind: "conversion" | "material" | "pair" | "restraint" | "steps";
            title: string;
            about: string;
            steps: number;
            part: ("主体" | "导语" | "标题" | "空泛" | "结尾" | "背景" | "选题") | null;
        };
        /**
         * LessonPlanOut
         * @description A class of 45 minutes.
         */
        LessonPlanOut: {
            id: string;
            title: string;
            about: string;
            bring: string;
            units: components["schemas"]["UnitOut"][];
        };
        /** UnitOut */
        UnitOut: {
            minutes: number;
            activity: string;
            title: string;
            say: string;
            lessons: string[];
        };
        /** LessonOut */
        LessonOut: {
            id: string;
            /** @enum {unknown} */
            kind: "conversion" | "material" | "pair" | "restraint" | "steps";
            title: string;
            about: string;
            part: ("主体" | "导语" | "标题" | "空泛" | "结尾" | "背景" | "选题") | null;
            type: ("T1" | "T10" | "T11" | "T12" | "T13" | "T2" | "T3" | "T4" | "T5" | "T6" | "T7" | "T8" | "T9") | null;
            task: string;
            facts: components["schemas"]["FactOut"][];
            selfcheck: string[];
            verdict: string;
            steps: components["schemas"]["StepOut"][];
        };
        /** FactOut */
        FactOut: {
            text: string;
            use: boolean;
            why: string;
        };
        /**
         * StepOut
         * @description `places` are indices of the findings that are counted as one, the gravest first.
         */
        StepOut: {
            name: string;
            guess: string;
            changed: string;
            why: string;
            characters: number;
            lines: components["schemas"]["LineOut"][];
            findings: components["schemas"]["FoundOut"][];
            places: number[][];
            weak: components["schemas"]["PointOut"][];
            better: components["schemas"]["PointOut"][];
        };
        /**
         * LineOut
         * @description `whole` are the findings on all of it; `because` says why a mark on a paragraph without any would be false.
         */
        LineOut: {
            text: string;
            role: components["schemas"]["Role"];
            clauses: components["schemas"]["ClauseOut"][];
            whole: number[];
            because: string;
        };
        /**
         * ClauseOut
         * @description `findings` are indices into the text's; `because` says why a mark here would be false.
         */
        ClauseOut: {
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            findings: number[];
            because: string;
        };
        /**
         * FoundOut
         * @description What a rule says about a text; `beside` names what else is found at the same place.
         */
        FoundOut: {
            rule: string;
            name: string;
            severity: components["schemas"]["Severity"];
            quote: string;
            message: string;
            why: string;
            beside: string[];
        };
        /**
         * PointOut
         * @description A remark tied to where it stands: the line's index and the span in it.
         */
        PointOut: {
            line: number;
            /** @description [start, end) in UTF-16 code units of the paragraph's text */
            span: [
                number,
                number
            ];
            head: string;
            text: string;
            rule: string;
        };
        /** PracticeOut */
        PracticeOut: {
            hits: components["schemas"]["FoundOut"][];
            misses: components["schemas"]["FoundOut"][];
            false: components["schemas"]["FalseMarkOut"][];
            rewrite: components["schemas"]["RewriteOut"] | null;
        };
        /** FalseMarkOut */
        FalseMarkOut: {
            line: number;
            clause: number | null;
            because: string;
        };
        /**
         * RewriteOut
         * @description `content`: the rules have nothing left to say about the line, and nothing new about the draft.
         */
        RewriteOut: {
            content: boolean;
            left: components["schemas"]["FoundOut"][];
            new: components["schemas"]["FoundOut"][];
        };
        /**
         * ClassesOut
         * @description Where a class can be held, in this computer's networks and on itself; and the one that is held.
         */
        ClassesOut: {
            addresses: string[];
            running: components["schemas"]["RunningClass"] | null;
        };
        /**
         * RunningClass
         * @description The class that is held: trainees open `address` and type `code`; `board` is the trainer's alone.
         */
        RunningClass: {
            title: string;
            address: string;
            code: string;
            board: string;
        };
        /**
         * BatchOut
         * @description How far a batch is. `seconds_left` is by the pace so far; the counts are there when it is `ready`.
         *
         *         `most_files` and `most_bytes` are the limits of one batch.
         */
        BatchOut: {
            id: string;
            received: number;
            done: number;
            ready: boolean;
            failed: boolean;
            seconds_left: number | null;
            findings: number;
            unread: number;
            repeats: number;
            most_files: number;
            most_bytes: number;
        };
        /**
         * BatchDraftsOut
         * @description The files of a batch as the report lists them, those that were not read at the end.
         */
        BatchDraftsOut: {
            drafts: components["schemas"]["BatchDraftOut"][];
        };
        /**
         * BatchDraftOut
         * @description One file of a batch. `error` says why it was not read; `score` is null for what is no brief.
         *
         *         `verdict` is what a reviewer might decide, `because` the reason.
         */
        BatchDraftOut: {
            name: string;
            error: string;
            title: string;
            unit: string;
            score: number | null;
            findings: {
                [key: string]: number;
            };
            verdict: string;
            because: string;
        };
        /**
         * Problem
         * @description `title` and `detail` are Chinese sentences that can be shown as they are; `type` is /problems/ and its kind.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_opened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedOut"];
                };
            };
            /** @description 成功，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_opened_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_identity: {
        parameters: {
            query?: {
                nonce?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoppingOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proofread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_proof_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofStateOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preferences"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_declined: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclinedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_declined: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclinedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DocumentForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    annotate_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AnnotateForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    "X-Zhubi-Unplaced"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clean_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DocumentForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    "X-Zhubi-Removed"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FinalForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    "X-Zhubi-Anew"?: number;
                    "X-Zhubi-Unplaced"?: number;
                    "X-Zhubi-Stays"?: string[];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    new_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_preflight: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_leftovers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DocumentForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeftoversOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["MineForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MinedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evidence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["EvidenceForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceTableOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_versions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionsRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionsOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    turn_store: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreWanted"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionsOfOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionTextOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_remarks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_remarks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnRemarksRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_remarks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsedRemarksRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compose_review: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComposeRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComposedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_review: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparedOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                    "text/html": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_training: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_lesson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LessonOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    practise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PracticeRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_classes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassesOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_class: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartClass"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningClass"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_class: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_to_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BatchFileForm"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batch_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchDraftsOut"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batch_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batch_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_batch_copies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": Blob;
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ignored: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ignored"];
                };
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_ignored: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ignored"];
            };
        };
        responses: {
            /** @description 成功，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MonthFigures"];
            };
        };
        responses: {
            /** @description 成功，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 没办成，原因见正文 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
