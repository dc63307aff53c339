/** 使用说明: questions, the keyboard, and where to read more. */

import { pageAt } from "../../api/entry";
import type { JSX } from "preact";
import { KEYS, QUESTIONS } from "./words";
import { Crumb } from "../../ui/atoms";
import { useSession } from "../../session/context";
import { Page } from "../../ui/page";

export function HelpPage(): JSX.Element {
  const { go, tour } = useSession();
  return (
    <>
      <Crumb back="自查" onBack={() => go.list(true)}>
        <span class="cmd__n">使用说明</span>
      </Crumb>
      <Page label="使用说明">
        <div class="pad stack12">
          <button type="button" class="btn btn--block" onClick={() => tour.start()}>
            两分钟走一遍
          </button>
          <div>
            <h2 class="h">常问的</h2>
            {QUESTIONS.map(([ask, answer]) => (
              <details key={ask} class="ask">
                <summary>{ask}</summary>
                <p>{answer}</p>
              </details>
            ))}
          </div>
          <div>
            <h2 class="h">键盘</h2>
            {KEYS.map(({ where, keys }) => (
              <table class="keys" key={where}>
                <caption>{where}</caption>
                <tbody>
                  {keys.map(([key, does]) => (
                    <tr key={key}>
                      <th scope="row">
                        <kbd>{key}</kbd>
                      </th>
                      <td>{does}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
          </div>
          <p class="lab">
            <a class="lnk" href={pageAt("/rules/")} target="_blank" rel="noreferrer">
              全部规则和例子
            </a>
            {" · "}
            <a class="lnk" href={pageAt("/security/")} target="_blank" rel="noreferrer">
              安全说明（可打印）
            </a>
          </p>
        </div>
      </Page>
    </>
  );
}
