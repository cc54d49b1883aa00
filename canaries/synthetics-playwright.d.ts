/**
 * The module that the Synthetics runtime provides, and the local runtime in its place; all that it exports.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_Nodejs_Playwright.html
 */
declare module '@aws/synthetics-playwright' {
  import type { Browser, BrowserContext, LaunchOptions, Page } from 'playwright-core';

  interface StepConfiguration {
    readonly screenshotOnStepStart?: boolean;
    readonly screenshotOnStepSuccess?: boolean;
    readonly screenshotOnStepFailure?: boolean;
    readonly continueOnStepFailure?: boolean;
    readonly page?: Page;
  }

  export const synthetics: {
    launch(options?: LaunchOptions): Promise<Browser>;
    newPage(browserOrContext?: Browser | BrowserContext): Promise<Page>;
    executeStep<T>(name: string, step: () => Promise<T>, configuration?: StepConfiguration): Promise<T>;
    getDefaultLaunchOptions(): LaunchOptions;
    close(): Promise<void>;
  };
}
