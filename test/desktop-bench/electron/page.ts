export interface PageOptions {
  readonly width: number;
  readonly height: number;
  readonly preload: string | null;
}

/** What a page tells its window. */
export interface PageEvents {
  readonly message: (text: string) => void;
  /** True lets the navigation that the page itself began go on. */
  readonly willNavigate: (url: string) => boolean;
  /** True lets the navigation follow where an answer sent it. */
  readonly willRedirect: (url: string) => boolean;
  /** It asked for what is none of the app's own, and was refused. */
  readonly foreignRequest: (url: string) => void;
  /** True lets the download that the page began go on. */
  readonly willDownload: (url: string) => boolean;
  readonly windowOpen: (url: string) => void;
  readonly firstPaint: () => void;
  readonly loaded: () => void;
  readonly console: (text: string) => void;
  readonly gone: () => void;
  /** The renderer died. */
  readonly crashed: () => void;
}
