import type { Case } from '../case';

export const cases: readonly Case[] = [
  {
    name: 'the origin alone',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: 'same-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'the site',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: ' same-site ',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'everybody',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: 'cross-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'in capitals',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: 'Same-Origin',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'joined by a proxy',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: 'same-origin, same-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'an empty value',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: '',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'twice, which browsers take for nothing',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: 'same-origin',
              },
              {
                Name: 'cross-origin-resource-policy',
                Value: 'same-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a value that another stack exports',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: {
                  'Fn::ImportValue': 'elsewhere',
                },
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a header that is not known',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: {
                  'Fn::ImportValue': 'elsewhere',
                },
                Value: 'same-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers[0].Name'],
  },
  {
    name: 'headers that are not known',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: {
              'Fn::ImportValue': 'elsewhere',
            },
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers'],
  },
  {
    name: 'a value that is no text',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: ['same-origin'],
              },
            ],
          },
        },
      },
    },
    expect: 'indeterminate',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'a value that is the default of a parameter',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy',
                Value: {
                  Ref: 'Sent',
                },
              },
            ],
          },
        },
      },
      Parameters: {
        Sent: {
          Type: 'String',
          Default: 'cross-origin',
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers[0].Value'],
  },
  {
    name: 'the name in capitals',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'CROSS-ORIGIN-RESOURCE-POLICY',
                Value: 'same-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'compliant',
  },
  {
    name: 'a header that looks like it',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [
              {
                Name: 'cross-origin-resource-policy-report-only',
                Value: 'same-origin',
              },
            ],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers'],
  },
  {
    name: 'no header at all',
    given: {
      Resources: {
        Endpoint: {
          Type: 'Guardrails::Https::Endpoint',
          Properties: {
            Url: 'https://quest.example/',
            Status: 200,
            Headers: [],
          },
        },
      },
    },
    expect: 'violation',
    at: ['Endpoint Headers'],
  },
];
