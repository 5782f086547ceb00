/** A package of others that ships inside the app. */
export interface ThirdPartyLicense {
  readonly name: string;
  readonly version: string;
  /** SPDX expression: "MIT", "(MIT OR CC0-1.0)". */
  readonly license: string;
  /** What its license file says; empty where it comes with none. */
  readonly text: string;
}
