/** One visit of a buyer, watched by the sales team. It records nothing: no socket, no question, no storage. */
import "./styles/tokens.css";
import "./styles/sales.css";
import "./styles/replay.css";
import "./styles/replay_line.css";
import { type Config, open } from "./sales/replay/page";
import { need } from "./ui/element";
import { wordsOfPage } from "./words";

wordsOfPage();
const config = JSON.parse(need("config").textContent ?? "") as Config;
open(config)
  .then((page) => {
    const state = () => page.state();
    Object.defineProperty(window, "replay", { value: Object.freeze({ state }) });
  })
  .catch((error: Error) => {
    document.documentElement.dataset["ready"] = "refused";
    need("standing").textContent = error.message;
  });
