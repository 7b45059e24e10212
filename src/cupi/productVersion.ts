/** What `/version` and `/version/product/` say (facts sheet 1.9). */
export interface ProductVersion {
  readonly name: string;
  /** As given: `11.5.1.17108-2`, `8.6.2.0ES3`. */
  readonly version: string;
}
