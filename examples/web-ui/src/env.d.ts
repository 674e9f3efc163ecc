/** The settings of `.env`. */
interface ImportMetaEnv {
  readonly VITE_DOCS_URL: string;
}
