// Dark or light: as the system is, or as the page around this one says.

/** @param {() => void} changed */
export function followTheme(changed) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {string | null} */
  let told = null;
  const follow = () => {
    const theme = told ?? (dark.matches ? "dark" : "light");
    if (document.documentElement.dataset.theme === theme) return;
    document.documentElement.dataset.theme = theme;
    changed();
  };
  dark.addEventListener("change", follow);
  addEventListener("message", ({ data, source }) => {
    const isKnown = ["dark", "light"].includes(data?.theme);
    if (source !== parent || !isKnown) return;
    told = data.theme;
    follow();
  });
  follow();
}
