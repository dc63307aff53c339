/*
 * The hidden page of the add-in: what the ribbon calls, and the pane. Served as it stands to engines of any age: a classic
 * script of plain ES5. WPS finds the callbacks by name among the globals, and they answer at once: builds with asynchronous
 * ones hid their ribbon.
 */
(function (page) {
  "use strict";

  // The pane reads both (src/host/wps/pane.ts). Storage is shared by all pages of the add-in and lasts until WPS is closed.
  var PANE = "zhubi_wps_pane";
  var TAB = "zhubi_wps_tab";

  var DOCK_RIGHT = 2;

  // Milliseconds. An old machine takes seconds to open the pane; for ten minutes the service is waited for.
  var PATIENCE = 5000;
  var EVERY = 3000;
  var TRIES = 200;
  var watching = false;

  var BUTTONS = {
    zhubiCheck: { image: "images/check.svg", tab: "check" },
    zhubiReview: { image: "images/review.svg", tab: "review" },
    zhubiTemplates: { image: "images/templates.svg", tab: "templates" },
    zhubiTraining: { image: "images/training.svg", tab: "training" },
    zhubiFold: { image: "images/fold.svg", tab: null },
  };

  function application() {
    return page.Application || page.wps;
  }

  /** Asked when it is needed: while WPS starts, a page may not know its own address yet. */
  function paneAddress(tab) {
    return String(page.location.href).replace(/[^/]*([?#].*)?$/, "") + "ui/taskpane.html?tab=" + tab;
  }

  /** The pane by the number kept; null when there is none or its window is gone, whichever way WPS says so. */
  function livingPane() {
    try {
      var id = application().PluginStorage.getItem(PANE);
      var pane = id ? application().GetTaskPane(Number(id)) : null;
      // A dead handle may look alive until it is asked for something.
      return pane && pane.Visible !== undefined ? pane : null;
    } catch (error) {
      return null;
    }
  }

  function show(tab) {
    // A pane that lives takes the tab off the storage; one that shows the engine's error page does not.
    application().PluginStorage.setItem(TAB, tab);
    watch();
    var pane = livingPane();
    if (pane) {
      // The pane stays as it is, with what was filled in: it is told of the tab, not loaded again.
      pane.Visible = true;
      return;
    }
    create(tab);
  }

  function create(tab) {
    var pane = application().CreateTaskPane(paneAddress(tab), "主笔");
    application().PluginStorage.setItem(PANE, pane.ID);
    try {
      pane.DockPosition = DOCK_RIGHT;
    } catch (error) {
      // Some versions dock it themselves.
    }
    pane.Visible = true;
  }

  /** The tab no pane has taken yet; null when there is none. */
  function waitingTab() {
    var tab = application().PluginStorage.getItem(TAB);
    return tab && tab !== "null" && tab !== "undefined" ? String(tab) : null;
  }

  /** Loads the pane again when its page was opened while the service did not run, as soon as the service answers. */
  function watch() {
    if (watching) return;
    watching = true;
    page.setTimeout(function () {
      ask(TRIES);
    }, PATIENCE);
  }

  function ask(tries) {
    var pane = livingPane();
    if (!pane || !pane.Visible || !waitingTab() || tries === 0) {
      watching = false;
      return;
    }
    var request = new page.XMLHttpRequest();
    request.open("GET", paneAddress("check"));
    request.timeout = PATIENCE;
    request.onload = function () {
      watching = false;
      var tab = waitingTab();
      if (tab && request.status === 200) load(tab);
    };
    request.onerror = request.ontimeout = function () {
      page.setTimeout(function () {
        ask(tries - 1);
      }, EVERY);
    };
    request.send();
  }

  /** In place where WPS can; else by another pane. */
  function load(tab) {
    var pane = livingPane();
    if (!pane) return;
    application().PluginStorage.removeItem(TAB);
    try {
      pane.Navigate(paneAddress(tab));
    } catch (error) {
      pane.Delete();
      create(tab);
    }
  }

  function fold() {
    var pane = livingPane();
    if (pane) pane.Visible = false;
  }

  /** No pane is made here: one made while WPS starts stays blank. */
  page.OnAddinLoad = function (ribbon) {
    page.zhubiRibbon = ribbon;
    return true;
  };

  page.OnAction = function (control) {
    var button = BUTTONS[control.Id];
    if (!button) return true;
    try {
      if (button.tab) show(button.tab);
      else fold();
    } catch (error) {
      page.alert("主笔的面板没能打开。请关掉 WPS 再打开一次；还不行，运行 zhubi doctor 看原因。");
    }
    return true;
  };

  page.GetImage = function (control) {
    var button = BUTTONS[control.Id];
    return button ? button.image : "";
  };
})(window);
