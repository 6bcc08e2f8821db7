"""Checks the OpenRPC document the daemon serves, and holds every golden exchange against it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import golden
import jsonschema
from openrpc import OpenRPC
from pydantic import ValidationError
from wire import Caller, CheckFailed, Json, compact, require, run


class Contract:
    """The served document, ready to judge parameters, results and errors."""

    def __init__(self, document: Json) -> None:
        """Checks the document as a whole."""
        try:
            OpenRPC.model_validate(document)
        except ValidationError as error:
            raise CheckFailed(f"this is no OpenRPC document: {error}") from error
        require(document["openrpc"] == "1.3.2", f"this is OpenRPC {document['openrpc']}")
        self._components = document["components"]
        self.methods: dict[str, Json] = {}
        for method in document["methods"]:
            name = method["name"]
            require(name not in self.methods, f"{name} is declared twice")
            self.methods[name] = method
            self._check_method(method)
        for name, schema in self._components["schemas"].items():
            self._check_schema(f"the schema {name}", schema)

    def _check_method(self, method: Json) -> None:
        name = method["name"]
        needs = [param["required"] for param in method["params"]]
        require(needs == sorted(needs, reverse=True), f"{name}: required parameters come first")
        names = [param["name"] for param in method["params"]]
        require(len(set(names)) == len(names), f"{name}: two parameters of one name")
        codes = [error["code"] for error in method["errors"]]
        require(len(set(codes)) == len(codes), f"{name}: two errors of one code")
        for param in method["params"]:
            self._check_schema(f"{name}: {param['name']}", param["schema"])
        self._check_schema(f"{name}: result", method["result"]["schema"])

    def _check_schema(self, place: str, schema: Json) -> None:
        try:
            jsonschema.Draft7Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            raise CheckFailed(f"{place} is no JSON Schema: {error.message}") from error

    def _faults(self, place: str, value: Any, schema: Json) -> list[str]:
        # The components come along so that `#/components/schemas/...` leads to them.
        whole = {"components": self._components, "allOf": [schema]}
        validator = jsonschema.Draft7Validator(whole)
        return [
            f"{place}{error.json_path[1:]}: {error.message[:300]}"
            for error in validator.iter_errors(value)
        ]

    def faults_of_params(self, method: str, params: Json) -> list[str]:
        """What is wrong with the parameters of a request that was accepted."""
        declared = {param["name"]: param for param in self.methods[method]["params"]}
        faults = [
            f"{name} is required"
            for name, param in declared.items()
            if param["required"] and name not in params
        ]
        for name, value in params.items():
            if name in declared:
                faults += self._faults(name, value, declared[name]["schema"])
            elif name != "_meta":
                faults.append(f"{name} is not declared")
        return faults

    def faults_of_result(self, method: str, result: Any) -> list[str]:
        """What is wrong with a result."""
        return self._faults("result", result, self.methods[method]["result"]["schema"])

    def faults_of_error(self, method: str, error: Json) -> list[str]:
        """Whether an error is one of those the method declares."""
        declared = {
            (error["code"], error["data"]["reason"]) for error in self.methods[method]["errors"]
        }
        told = (error["code"], error["data"]["reason"])
        return [] if told in declared else [f"the error {told} is not declared"]


def faults_of(contract: Contract, case: golden.Case) -> list[str]:
    """What is wrong with one golden exchange."""
    reply = case.reply
    if "error" in reply:
        faults = contract.faults_of_error(case.method, reply["error"])
    else:
        faults = contract.faults_of_result(case.method, reply["result"])
        # profiles.validate takes what is no profile too: to say so is its job.
        if reply["result"].get("valid", True):
            faults += contract.faults_of_params(case.method, case.request.get("params", {}))
    return [f"{case.method}/{case.name}: {fault}" for fault in faults]


def main() -> str:
    """Checks the document, the golden exchanges and the document in the repository."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True, help="a query endpoint")
    arguments.add_argument("--golden", type=Path, required=True, help="Tests/Golden")
    arguments.add_argument("--document", type=Path, help="docs/openrpc.json, if it is there")
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    document = caller.call("rpc.discover")
    contract = Contract(document)
    listed = caller.call("server.info")["methods"]
    require(listed == list(contract.methods), "server.info lists other methods")
    faults = []
    count = 0
    for case in golden.cases(options.golden):
        count += 1
        faults += faults_of(contract, case)
    if faults:
        raise CheckFailed(f"{len(faults)} faults\n  " + "\n  ".join(faults))
    shipped = options.document
    if shipped is not None and shipped.exists():
        equal = compact(json.loads(shipped.read_text(encoding="utf-8"))) == compact(document)
        require(equal, f"{shipped} is not what the daemon serves; write it anew")
    return f"{len(contract.methods)} methods declared, {count} exchanges as declared"


if __name__ == "__main__":
    run(main)
