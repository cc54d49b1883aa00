import type { Expectation } from '../../core/expectation';
import { each, judgeValue, type Predicate, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved, type Value } from '../../core/value';
import { compliant } from '../../core/verdict';
import { CLASSIC_LOAD_BALANCER, endsTls } from '../shared/classic-load-balancer';

const CERTIFICATE = 'AWS::CertificateManager::Certificate';
const UPLOADED = 'AWS::IAM::ServerCertificate';

/** What is written of an ARN; a part that is not known is of no service. */
const textOf = (value: Value): string =>
  isUnresolved(value)
    ? value.parts.map((part) => (typeof part === 'string' ? part : '?')).join('')
    : String(value);

/** ACM or IAM have it: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ssl-server-cert.html */
const ofCertificateManager: Expectation = {
  expected: 'the ARN of a certificate of AWS Certificate Manager',
  test: (value) => {
    const text = textOf(value);
    if (/^arn:[^:]+:acm:/.test(text)) return true;
    return isUnresolved(value) && !/^arn:[^:]+:[a-z]+:/.test(text) ? 'unknown' : false;
  },
};

const certificate = (listener: string): Predicate => {
  const path = `${listener}.SSLCertificateId`;
  return (balancer, context) => {
    const value = context.read(balancer, path);
    if (context.referenced(CERTIFICATE, value ?? null).found.length > 0) return compliant();
    const uploaded = context.referenced(UPLOADED, value ?? null).found.length > 0;
    return judgeValue(
      value,
      path,
      uploaded ? { ...ofCertificateManager, test: () => false } : ofCertificateManager,
    );
  };
};

export const loadBalancerAcmCertificate = defineRule({
  id: 'elb-load-balancer-acm-certificate',
  title: 'Classic load balancers use certificates of AWS Certificate Manager',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Nobody renews a certificate that was uploaded to IAM: it expires, and its private key has been in other hands.',
  remediation: 'Set sslCertificateArn of the listener to certificateArn of a Certificate',
  controls: {
    'aws-fsbp': ['ELB.2'],
    'nist-800-53-r5': [
      'AC-4',
      'AC-17(2)',
      'IA-5(1)',
      'SC-7(4)',
      'SC-8',
      'SC-8(1)',
      'SC-8(2)',
      'SC-12(3)',
      'SC-13',
      'SC-23',
      'SC-23(5)',
      'SI-7(6)',
    ],
  },
  appliesTo: [CLASSIC_LOAD_BALANCER],
  reads: [CERTIFICATE, UPLOADED],
  evaluate: each('Listeners', (listener) => when(endsTls(listener), certificate(listener))),
});
