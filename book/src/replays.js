// Tells each replay whether the reader's theme is dark. In braces, because all
// scripts share one scope. Not `book.js`: that is mdBook's own.
{
  const root = document.documentElement;
  const frames = document.querySelectorAll("iframe.replay");

  const tell = (frame) => {
    const isDark = ["ayu", "coal", "navy"].some((theme) =>
      root.classList.contains(theme),
    );
    // A page from a file has no origin that could be named.
    const message = { theme: isDark ? "dark" : "light" };
    frame.contentWindow.postMessage(message, "*");
  };

  for (const frame of frames) {
    frame.addEventListener("load", () => tell(frame));
    tell(frame);
  }
  new MutationObserver(() => frames.forEach(tell)).observe(root, {
    attributeFilter: ["class"],
  });
}
