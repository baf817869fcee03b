import * as grpc from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import {
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Properties, PropertyValue } from "../model";
import type { Deployment } from "./deployment";
import { channelOptions } from "./grpc";
import {
  fromStruct,
  mapValues,
  outputDependencies,
  signatureKey,
  signatureOf,
  signatures,
  toStruct,
  withOutputValues,
} from "./property-values";
import { addOutputDependencies, type Registration } from "./registration";

/** The transforms of a program: functions in its process that change registrations and function calls. */
export class Transforms {
  private readonly clients = new Map<string, CallbacksClient>();
  private readonly resourceTransforms = new Map<string, readonly Callback[]>();
  private readonly stackTransforms: Callback[] = [];
  private readonly invokeTransforms: Callback[] = [];

  constructor(private readonly deployment: Deployment) {}

  addToStack(callback: Callback): void {
    this.stackTransforms.push(callback);
  }

  addToInvokes(callback: Callback): void {
    this.invokeTransforms.push(callback);
  }

  addToResource(urn: string, callbacks: readonly Callback[]): void {
    if (callbacks.length > 0) this.resourceTransforms.set(urn, callbacks);
  }

  /** Applies the transforms of the resource, then of its parents, then of the stack. */
  async apply(registration: Registration, own: readonly Callback[]): Promise<Registration> {
    const callbacks = [
      ...own,
      ...this.parentTransforms(registration.parentUrn),
      ...this.stackTransforms,
    ];
    if (callbacks.length === 0) return registration;
    const given = {
      ...registration,
      properties: mapValues(registration.properties, withOutputValues),
    };
    let current: Registration =
      own.length > 0 ? { ...given, properties: withDependencies(given) } : given;
    for (const callback of callbacks) current = await this.applyOne(current, callback);
    // Like the engine: dependencies are rebuilt from the result only if the resource has its own transforms.
    const known = own.length > 0 ? new Map() : current.propertyDependencies;
    const propertyDependencies = addOutputDependencies(known, current.properties);
    if (own.length === 0) return { ...current, propertyDependencies };
    const carried = [...propertyDependencies.values()].flatMap((urns) => [...urns]);
    const options = current.options.clone();
    options.setDependsOnList([...new Set([...options.getDependsOnList(), ...carried])]);
    return { ...current, options, propertyDependencies };
  }

  /** The arguments of a function call after the stack's invoke transforms. */
  async applyToInvoke(token: string, args: Properties): Promise<Properties> {
    let current = args;
    for (const callback of this.invokeTransforms) {
      const request = new TransformInvokeRequest();
      request.setToken(token);
      request.setArgs(toStruct(current));
      request.setOptions(new TransformInvokeOptions());
      const answer = await this.call(callback, request.serializeBinary());
      const response = TransformInvokeResponse.deserializeBinary(answer);
      if (response.hasArgs()) current = fromStruct(response.getArgs());
    }
    return current;
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
  }

  private async applyOne(current: Registration, callback: Callback): Promise<Registration> {
    const request = new TransformRequest();
    request.setType(current.type);
    request.setName(current.name);
    request.setCustom(current.custom);
    request.setParent(current.parentUrn);
    request.setProperties(toStruct(current.properties));
    request.setOptions(current.options);
    const answer = await this.call(callback, request.serializeBinary());
    const response = TransformResponse.deserializeBinary(answer);
    return {
      ...current,
      properties: response.hasProperties()
        ? fromStruct(response.getProperties())
        : current.properties,
      options: response.getOptions() ?? current.options,
    };
  }

  private parentTransforms(parentUrn: string): readonly Callback[] {
    const callbacks: Callback[] = [];
    let urn: string | undefined = parentUrn;
    while (urn !== undefined && urn !== "") {
      callbacks.push(...(this.resourceTransforms.get(urn) ?? []));
      urn = this.deployment.resources.get(urn)?.planned.parentUrn;
    }
    return callbacks;
  }

  private async call(callback: Callback, message: Uint8Array): Promise<Uint8Array> {
    const request = new CallbackInvokeRequest();
    request.setToken(callback.getToken());
    request.setRequest(message);
    const client = this.clientOf(callback.getTarget());
    return new Promise((resolve, reject) => {
      client.invoke(request, (error, response) =>
        error === null
          ? resolve(response.getResponse_asU8())
          : reject(new Error(`invoke transform: ${error.details}`)),
      );
    });
  }

  private clientOf(target: string): CallbacksClient {
    const known = this.clients.get(target);
    if (known !== undefined) return known;
    const client = new CallbacksClient(target, grpc.credentials.createInsecure(), channelOptions);
    this.clients.set(target, client);
    return client;
  }
}

/** Wraps properties as output values if they have dependencies that the values don't carry yet. */
function withDependencies({ properties, propertyDependencies }: Registration): Properties {
  return mapValues(properties, (value, key) => {
    const wanted = propertyDependencies.get(key) ?? new Set<string>();
    const carried = new Set(outputDependencies(value));
    if ([...wanted].every((urn) => carried.has(urn))) return value;
    return asOutput(value, [...new Set([...carried, ...wanted])]);
  });
}

function asOutput(value: PropertyValue, dependencies: readonly string[]): PropertyValue {
  return signatureOf(value) === signatures.output
    ? { ...(value as Properties), dependencies }
    : { [signatureKey]: signatures.output, value, dependencies };
}
