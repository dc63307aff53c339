/* Runs first, in the oldest engine a pane may open in (Internet Explorer 11 inside Word 2016 and 2019 by volume licence): ES5 only.
   Says what to do instead of showing an empty pane. */
(function () {
  var old = /Trident\/|MSIE /.test(window.navigator.userAgent) || typeof window.fetch !== "function" || typeof window.Promise !== "function";
  if (!old) {
    return;
  }
  document.onreadystatechange = function () {
    if (document.readyState !== "interactive" && document.readyState !== "complete") {
      return;
    }
    document.onreadystatechange = null;
    document.body.innerHTML =
      '<div role="alert"><h1>这台电脑的 Word 打不开主笔窗格</h1>' +
      "<p>Word 用来显示窗格的是 Internet Explorer，太旧了，主笔运行不了。您的文稿没有动。</p>" +
      "<p><b>现在就能用：</b>用 Edge 或 Chrome 打开主笔首页，把文稿拖进去看。</p>" +
      "<p><b>请管理员：</b>给这台电脑装 Microsoft Edge WebView2，或把 Office 升级到 2021 以上。</p></div>";
    /* Set one by one: the page's policy allows no style attributes, and its style sheet needs a newer engine. */
    document.body.style.cssText = "background:#fff;color:#1f2124;font:15px/1.7 'Microsoft YaHei',sans-serif";
    document.body.firstChild.style.cssText = "padding:20px";
    document.body.getElementsByTagName("h1")[0].style.cssText = "font-size:18px;margin:0 0 12px";
    for (var i = 0, all = document.body.getElementsByTagName("p"); i < all.length; i += 1) {
      all[i].style.cssText = "margin:0 0 10px";
    }
  };
})();
