#!/bin/sh
# Puts the app's own secrets into the vault, each only when it is not there. The phone key secret must never change, so no deployment sets it:
# with another one nobody's wish for silence is found any more. A key of the ledger must never be lost: what it signed cannot be verified without. Run by azd after it has made everything; may be run again at any time.
set -eu

: "${AZURE_KEY_VAULT_NAME:?Run this by azd, or set AZURE_KEY_VAULT_NAME to the name of the vault.}"

# Whether the vault has a secret of this name, also one that was deleted and can be brought back.
has() {
    az keyvault secret show --vault-name "$AZURE_KEY_VAULT_NAME" --name "$1" --query id --output tsv >/dev/null 2>&1
}

# The right to the vault, given a moment ago, may take minutes to hold.
wait_for_vault() {
    tries=0
    until az keyvault secret list --vault-name "$AZURE_KEY_VAULT_NAME" --query '[].id' --output tsv >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -ge "${VAULT_TRIES:-30}" ]; then
            echo "The vault $AZURE_KEY_VAULT_NAME cannot be read. Whoever deploys needs the role 'Key Vault Secrets Officer' on it." >&2
            exit 1
        fi
        sleep "${VAULT_WAIT:-10}"
    done
}

put() {
    az keyvault secret set --vault-name "$AZURE_KEY_VAULT_NAME" --name "$1" --value "$2" --output none
}

wait_for_vault

# A secret that is to stay for good: made once, and brought back when it was deleted.
keep() {
    if az keyvault secret list-deleted --vault-name "$AZURE_KEY_VAULT_NAME" --query '[].name' --output tsv | grep -qx "$1"; then
        echo "The $2 of $AZURE_KEY_VAULT_NAME was deleted. Bring it back before you go on:" >&2
        echo "  az keyvault secret recover --vault-name $AZURE_KEY_VAULT_NAME --name $1" >&2
        exit 1
    fi

    if has "$1"; then
        echo "The $2 is there and stays."
    else
        put "$1" "$(openssl rand -base64 48 | tr -d '\n')"
        echo "Made the $2."
    fi
}

keep phone-key-secret "phone key secret"
keep ledger-key-k1 "first key of the ledger"

if has admin-key-sha256; then
    echo "The first administrator's key is there and stays."
elif [ -n "${CI:-}" ]; then
    echo "The first administrator's key would be shown in the log of this run. Make the environment by hand once: azd provision." >&2
    exit 1
else
    key=$(openssl rand -hex 32)
    put admin-key-sha256 "$(printf %s "$key" | openssl dgst -sha256 -r | cut -d ' ' -f 1)"
    echo "Made the first administrator's key. It is shown this once; keep it:"
    echo "  $key"
fi
