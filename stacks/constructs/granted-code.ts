import { Lazy } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { type Beside, bundle, type FunctionName } from '../bundles';

/**
 * The code of functions that know what is excused. It is complete only when the whole app stands, because exceptions
 * name constructs, those of the functions themselves among them: `complete` is to be called last.
 */
export class GrantedCode extends lambda.Code {
  readonly isInline = false;
  readonly #name: FunctionName;
  #asset: Asset | undefined;

  constructor(name: FunctionName) {
    super();
    this.#name = name;
  }

  bind(): lambda.CodeConfig {
    return {
      s3Location: {
        bucketName: Lazy.string({ produce: () => this.#made().s3BucketName }),
        objectKey: Lazy.string({ produce: () => this.#made().s3ObjectKey }),
      },
    };
  }

  complete(scope: Construct, beside: Beside & Required<Pick<Beside, 'granted'>>): void {
    this.#asset = new Asset(scope, `${this.#name}-code`, { path: bundle(this.#name, beside) });
  }

  #made(): Asset {
    if (this.#asset === undefined) throw new Error(`The code of ${this.#name} was never completed`);
    return this.#asset;
  }
}
