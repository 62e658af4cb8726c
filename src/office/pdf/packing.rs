//! How streams of a PDF are packed.

use std::io::Read as _;

use flate2::bufread::ZlibDecoder;

use super::super::fault::Fault;

/// What a stream says, one packing taken off; no more than `most` bytes of it.
pub(super) fn unpacked(packing: &str, packed: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    match packing {
        "FlateDecode" | "Fl" => inflated(packed, most),
        "ASCII85Decode" | "A85" => Ok(of_85(packed)),
        "ASCIIHexDecode" | "AHx" => Ok(of_16(packed)),
        _ => Err(Fault::Packing),
    }
}

/// What readers of PDF read of a stream that is damaged at its end is read here too.
fn inflated(packed: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    let mut data = Vec::new();
    let read = ZlibDecoder::new(packed).take(most as u64 + 1).read_to_end(&mut data);
    match read {
        Ok(_) if data.len() > most => Err(Fault::Swollen),
        Err(_) if data.is_empty() => Err(Fault::Broken),
        Ok(_) | Err(_) => Ok(data),
    }
}

/// Five signs for four bytes; `z` stands for four that are nothing, and `~` ends it.
fn of_85(packed: &[u8]) -> Vec<u8> {
    let mut data = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for sign in packed.iter().take_while(|sign| **sign != b'~') {
        match sign {
            b'z' if group.is_empty() => data.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(sign - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            data.extend(four(&group));
            group.clear();
        }
    }
    // A last group that is short is filled up, and as many bytes fewer are meant.
    let short = group.len();
    if short > 1 {
        group.resize(5, 84);
        data.extend(&four(&group)[..short - 1]);
    }
    data
}

fn four(group: &[u32]) -> [u8; 4] {
    group.iter().fold(0_u32, |number, digit| number.wrapping_mul(85).wrapping_add(*digit)).to_be_bytes()
}

/// Two signs for a byte; `>` ends it.
fn of_16(packed: &[u8]) -> Vec<u8> {
    let digits = packed.iter().take_while(|sign| **sign != b'>');
    let digits: Vec<u8> =
        digits.filter_map(|sign| u8::try_from(char::from(*sign).to_digit(16)?).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_for_bytes() {
        assert_eq!(of_85(b"87cURD]i,\"Ebo80~>rest"), b"Hello World!");
        assert_eq!(of_85(b"z 87c\nUR D]~>"), b"\0\0\0\0Hello");
        assert_eq!(of_16(b"48 65 6C6c6F2>"), b"Hello ");
        assert_eq!(unpacked("LZWDecode", b"", 9), Err(Fault::Packing));
    }
}
