import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the newest Playwright',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-nodejs-playwright-9.0' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the first Playwright, which is not deprecated',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-nodejs-playwright-1.0' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'Puppeteer after the last that is deprecated',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-nodejs-puppeteer-8.0' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a Puppeteer of two digits',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-nodejs-puppeteer-10.0' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the last Puppeteer that is deprecated',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-nodejs-puppeteer-7.0' },
        },
      },
    },
    expect: 'violation',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'an old Puppeteer',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-nodejs-puppeteer-3.9' },
        },
      },
    },
    expect: 'violation',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'Selenium after the last that is deprecated',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-python-selenium-6.0' },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the last Selenium that is deprecated',
    given: {
      Resources: {
        Canary: {
          Type: 'AWS::Synthetics::Canary',
          Properties: { RuntimeVersion: 'syn-python-selenium-5.1' },
        },
      },
    },
    expect: 'violation',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'Node.js without a browser',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: 'syn-nodejs-3.0' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the first of Node.js',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: 'syn-nodejs-2.2' } },
      },
    },
    expect: 'violation',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'the first of all',
    given: {
      Resources: { Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: 'syn-1.0' } } },
    },
    expect: 'violation',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'Java',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: 'syn-java-1.0' } },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a family that is not documented yet',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: 'syn-rust-1.0' } },
      },
    },
    expect: 'indeterminate',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'no runtime of Synthetics',
    given: {
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: 'nodejs22.x' } },
      },
    },
    expect: 'indeterminate',
    at: ['Canary RuntimeVersion'],
  },
  {
    name: 'a runtime that is a parameter',
    given: {
      Parameters: { Runtime: { Type: 'String' } },
      Resources: {
        Canary: { Type: 'AWS::Synthetics::Canary', Properties: { RuntimeVersion: { Ref: 'Runtime' } } },
      },
    },
    expect: 'indeterminate',
    at: ['Canary RuntimeVersion'],
  },
];
